"""Which of two reports was surely first: by when they were published, or by an event that both tell of."""

from firsthand.order.anchors import Anchor, Phase, anchors
from firsthand.order.order import Order, by_event

__all__ = ["Anchor", "Order", "Phase", "anchors", "by_event"]

"""What is claimed: statements that can be compared, over the articles and languages of one story."""

from firsthand.claims.pile import Claimed, OriginsOf, claims, makers
from firsthand.claims.planned import with_plans
from firsthand.claims.rivals import Rival

__all__ = ["Claimed", "OriginsOf", "Rival", "claims", "makers", "with_plans"]

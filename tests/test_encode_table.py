"""The model file: what is packed is what is added, and damage of any kind is told."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.encoders import DIMENSIONS, OWN, ROWS, Model, hashed

from firsthand.encode.table import (
    ALIGNED,
    LARGEST_SCALE,
    MAGIC,
    MOST_DIMENSIONS,
    MOST_ROWS,
    VERSION,
    read,
    write,
)
from firsthand.encode.units import LONGEST_UNIT, features
from firsthand.model import PileError

EVERY_BITS = [2, 4]


@pytest.fixture
def path(tmp_path):
    """A sound model file."""
    return Model().written(tmp_path / "tiny.model")


def complaint(path) -> str:
    """What is said of a file that cannot be used: one line that names it and what to do."""
    with pytest.raises(PileError) as told:
        read(path)
    said = str(told.value)
    assert said.startswith(f"{path}: ")
    assert said.endswith("; install firsthand again, or name another encoder with --encoder")
    assert "\n" not in said
    return said


def parts(path) -> tuple[dict, bytes]:
    """The header and the body of a file."""
    whole = path.read_bytes()
    line = whole[len(MAGIC) :].partition(b"\n")[0]
    begins = len(MAGIC) + len(line) + 1
    return json.loads(line), whole[begins + -begins % ALIGNED :]


def headed(path, header: bytes):
    """Write the file anew with another header."""
    body = parts(path)[1]
    start = MAGIC + header + b"\n"
    path.write_bytes(start + b" " * (-len(start) % ALIGNED) + body)


@pytest.mark.parametrize("bits", EVERY_BITS)
@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 1 << 30), runs=st.lists(st.lists(st.integers(0, ROWS - 1), max_size=9), max_size=6)
)
def test_what_is_packed_is_what_is_added(bits, seed, runs):
    model = Model(seed, bits=bits)
    places = np.array([place for run in runs for place in run], np.int64)
    lengths = np.array([len(run) for run in runs], np.int64)

    found = model.table.added(places, lengths)

    assert found.dtype == np.int32
    assert found.tolist() == [model.added(run) for run in runs]


@pytest.mark.parametrize("bits", EVERY_BITS)
def test_every_level_comes_back(bits):
    model = Model(bits=bits)
    table = model.table

    found = table.added(np.arange(ROWS), np.ones(ROWS, np.int64))

    assert (found == (2 * model.levels.astype(int) - model.top) * model.scales.astype(int)[:, None]).all()
    # Half the width or a quarter of it: that is what packing is for.
    assert table.packed.nbytes == ROWS * DIMENSIONS * bits // 8


@pytest.mark.parametrize("bits", EVERY_BITS)
def test_what_is_written_is_read_again(tmp_path, bits):
    written = Model(bits=bits).table
    write(written, tmp_path / "tiny.model")

    found = read(tmp_path / "tiny.model")

    assert (found.name, found.dimensions, found.bits) == ("tiny", DIMENSIONS, bits)
    assert found.keys.tolist() == written.keys.tolist()
    assert found.scales.tolist() == written.scales.tolist()
    assert found.packed.tolist() == written.packed.tolist()


def test_the_file_is_mapped_into_memory_and_not_copied(path):
    table = read(path)

    for values in (table.keys, table.scales, table.packed):
        base = values
        while not isinstance(base, np.memmap) and base.base is not None:
            base = base.base
        assert isinstance(base, np.memmap)
        assert not values.flags.writeable


def test_a_feature_with_a_row_of_its_own_has_that_and_others_share_the_rest():
    table = Model().table
    known = np.array([hashed(unit) for unit in OWN], np.uint64)
    places, own = table.places(known)
    assert own.all()
    assert sorted(places.tolist()) == list(range(len(OWN)))

    places, own = table.places(np.array([0, 1, 12345, (1 << 64) - 1], np.uint64))
    assert not own.any()
    assert ((places >= len(OWN)) & (places < ROWS)).all()


# Hashes far apart, hashes that begin alike, and numbers that no hash function gives.
KEYS = (
    st.integers(0, (1 << 64) - 1)
    | st.integers(0, 99)
    | st.integers(0, 40).map(lambda low: (7 << 50) + low)
    | st.integers((1 << 64) - 40, (1 << 64) - 1)
)


@settings(max_examples=60, deadline=None)
@given(keys=st.sets(KEYS, min_size=1, max_size=60), others=st.lists(KEYS, max_size=20))
def test_a_key_is_found_wherever_it_stands_and_nothing_else_is(keys, others):
    table = replace(Model().table, keys=np.array(sorted(keys), np.uint64), packed=np.zeros((99, 8), np.uint8))
    asked = [*keys, *others]

    places, own = table.places(np.array(asked, np.uint64))

    assert own.tolist() == [feature in keys for feature in asked]
    assert places[own].tolist() == [sorted(keys).index(feature) for feature in asked if feature in keys]
    assert (places[~own] >= len(keys)).all()


@pytest.mark.parametrize("letter", ["a", "ᙻ", "한", "ሰ", "ل"])
def test_the_sum_of_the_longest_unit_never_leaves_31_bits(letter):
    largest_step = 2 * ((1 << max(EVERY_BITS)) - 1) * LARGEST_SCALE

    assert len(features([letter * LONGEST_UNIT])[0]) * largest_step < 1 << 31


def test_a_missing_file_is_told(tmp_path):
    assert "No such file" in complaint(tmp_path / "tiny.model")


def test_a_folder_is_told(tmp_path):
    assert "directory" in complaint(tmp_path)


def test_a_file_cut_off_anywhere_is_told(path):
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        complaint(path)


def test_a_file_that_goes_on_is_told(path):
    path.write_bytes(path.read_bytes() + bytes(64))

    assert "bytes instead of" in complaint(path)


def test_another_kind_of_file_is_told(path):
    for content in (b"PK\x03\x04 and so on", b"\0" * 4096, b"FIRSTHAND ENCODER\n{}"):
        path.write_bytes(content)
        assert "no encoder of firsthand" in complaint(path)


def test_a_flipped_byte_of_the_table_is_told(path):
    whole = path.read_bytes()
    body = len(parts(path)[1])
    for at in range(len(whole) - body, len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        assert "checksum" in complaint(path)


def test_a_flipped_byte_of_the_header_is_told_or_changes_no_row(path):
    whole, table = path.read_bytes(), read(path)
    for at in range(len(whole) - len(parts(path)[1])):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x01]) + whole[at + 1 :])
        try:
            found = read(path)
        except PileError:
            complaint(path)
        else:
            assert found.packed.tolist() == table.packed.tolist()


@pytest.mark.parametrize("version", [0, VERSION + 1, "1.0", None, -1])
def test_a_file_of_another_version_is_told(path, version):
    headed(path, json.dumps(parts(path)[0] | {"version": version}).encode())

    assert f"version {version}, and this firsthand reads version {VERSION}" in complaint(path)


@pytest.mark.parametrize("size", [0, -1, -64, True, False, 1.0, "64", None, [64], 1 << 62, 10**40])
@pytest.mark.parametrize("field", ["dimensions", "bits", "keys", "rows"])
def test_a_size_that_makes_no_sense_is_told(path, field, size):
    headed(path, json.dumps(parts(path)[0] | {field: size}).encode())

    assert "damaged" in complaint(path)


@pytest.mark.parametrize(
    "changes",
    [
        # no shared rows: a feature without a row of its own would have none
        {"keys": ROWS},
        {"keys": ROWS + 1},
        {"rows": MOST_ROWS + 1},
        {"dimensions": MOST_DIMENSIONS + 4},
        {"dimensions": DIMENSIONS + 1},
        {"bits": 7},
        {"name": None},
        {"name": 7},
        {"checksum": None},
        {"checksum": "0123456789abcdef"},
    ],
)
def test_a_header_that_does_not_fit_its_table_is_told(path, changes):
    headed(path, json.dumps(parts(path)[0] | changes).encode())

    assert "damaged" in complaint(path)


@pytest.mark.parametrize("field", ["version", "name", "dimensions", "bits", "keys", "rows", "checksum"])
def test_a_header_that_lacks_something_is_told(path, field):
    header = parts(path)[0]
    del header[field]
    headed(path, json.dumps(header).encode())

    assert "damaged" in complaint(path)


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"7",
        b'"text"',
        b"\xff\xfe\x00",
        b"{}" * 9,
        b"[" * 3000,
        b"x" * 9000,
        b"\0" * 60,
    ],
    ids=lambda header: repr(header[:8]),
)
def test_a_header_that_is_no_header_is_told(path, header):
    headed(path, header)

    assert "damaged" in complaint(path)


def test_rows_that_make_no_sense_are_told(path):
    model = Model()
    model.scales[3] = LARGEST_SCALE + 1
    assert "rows make no sense" in complaint(model.written(path))

    model = Model()
    model.keys[:2] = reversed(model.keys[:2])
    assert "rows make no sense" in complaint(model.written(path))

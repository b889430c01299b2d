#!/usr/bin/env python3
"""Second, independent verifier of Plan Ledger evidence bundles.

    python3 tools/verify.py <bundle directory> --policy <file> [--json] [--now <instant>]
    python3 tools/verify.py --batch <file> [--now <instant>]

Implements verifier/FORMAT.md with the Python standard library and the `openssl` command (Ed25519, SM2), and shares no code
with the verifier in verifier/. Exit: 0 holds, 1 tampered, 2 cannot tell.

--batch reads lines `<bundle directory><TAB><policy file>` and prints one JSON verdict per line: one process for many.
"""
import argparse
import base64
import binascii
import hashlib
import json
import os
import re
import stat
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone

SAFE = 2**53 - 1
MAX_LINE = 2097152
MAX_MANIFEST = 33554432
MAX_FILE = 1073741824
MAX_NOTE = 262144
MAX_POLICY = 262144
GENESIS = "0" * 64

TIERS = ["INTACT", "COMPLETE", "SIGNED", "WITNESSED", "TIME_ANCHORED", "REPLAYED"]
STANDS_ON = {"COMPLETE": "INTACT", "SIGNED": "COMPLETE", "WITNESSED": "SIGNED",
             "TIME_ANCHORED": "WITNESSED", "REPLAYED": "COMPLETE"}
OPEN = {"POLICY", "MANIFEST", "OTHER_LOG", "UNREADABLE", "UNKNOWN_KEY", "NO_CHECKPOINT", "UNCOVERED", "QUORUM", "STALE"}
CODES = {}
for tier_name, codes in [
        ("INTACT", "POLICY MANIFEST OTHER_LOG UNREADABLE LINE HASH HEADER LEDGER"), ("COMPLETE", "POSITION"),
        ("INTACT", "PREV VERSION TIME_ORDER BODY FILE ATTACHMENTS"),
        ("COMPLETE", "MISSING SURPLUS SILENT_REDACTION COUNT"),
        ("SIGNED", "CUT LEAF ROOT KNOWN FORK SIGNATURE ORIGIN NOTE TILE UNKNOWN_KEY NO_CHECKPOINT UNCOVERED"),
        ("WITNESSED", "COSIGNATURE QUORUM STALE"), ("TIME_ANCHORED", "BACKDATED AHEAD"), ("REPLAYED", "REPLAY")]:
    for name in codes.split():
        CODES[name] = tier_name


class Bad(Exception):
    """Input that does not have the form it must have."""


# ---- JSON ----------------------------------------------------------------------------------------------------------

def _pairs(pairs):
    value = dict(pairs)
    if len(value) != len(pairs) or "__proto__" in value:
        raise Bad("duplicate key")
    return value


def _integer(text):
    # Length first: reading a number of a million digits takes minutes.
    if len(text) > 17 or text == "-0" or abs(int(text)) > SAFE:
        raise Bad("no safe integer")
    return int(text)


def _refuse(text):
    raise Bad("not an integer: " + text[:20])


def check_json(value, depth=0):
    if depth > 64:
        raise Bad("nested too deep")
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise Bad("lone surrogate") from None
    elif isinstance(value, list):
        for item in value:
            check_json(item, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            check_json(key, depth)
            check_json(item, depth + 1)


def parse_json(text):
    try:
        value = json.loads(text, object_pairs_hook=_pairs, parse_int=_integer, parse_float=_refuse,
                           parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Bad("not JSON: %s" % error) from None
    check_json(value)
    return value


def canonical(value):
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(json.dumps(k, ensure_ascii=False) + ":" + canonical(value[k]) for k in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def parse_canonical(text):
    value = parse_json(text)
    if canonical(value) != text:
        raise Bad("not canonical")
    check_keys(value)
    return value


def check_keys(value):
    """No key needs an escape (depth is bounded already)."""
    if isinstance(value, list):
        for item in value:
            check_keys(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            need(json.dumps(key, ensure_ascii=False) == '"' + key + '"', "a key that needs an escape")
            check_keys(item)


def need(ok, what):
    if not ok:
        raise Bad(what)


def fields(value, required, optional=()):
    need(isinstance(value, dict), "no object")
    need(set(required) <= set(value) <= set(required) | set(optional), "missing or unknown keys")
    return value


def is_int(value, low=0, high=SAFE):
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def is_text(value, pattern):
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


HEX32 = r"[0-9a-f]{64}"
LEDGER = r"[0-9]{6}(#[2-9]|#[1-9][0-9]{1,3})?"
ORIGIN = r"[!-*,-~]{1,200}"


def b64(text):
    """Bytes of base64 in its only text form, else None."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (ValueError, binascii.Error):
        return None
    return raw if base64.b64encode(raw).decode() == text else None


def sha256(data):
    return hashlib.sha256(data).digest()


def sm3(data):
    try:
        return hashlib.new("sm3", data).digest()
    except ValueError:
        raise OSError("this Python has no SM3") from None


SUITES = {"sha256": sha256, "sm3": sm3}


# ---- Ed25519: strict conditions here, the equation by openssl ----------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def _order8_y():
    # Points of order 8 double to points with y = 0: x^2 = -y^2 and the curve give -d y^4 - 2 y^2 + 1 = 0 up to sign.
    ys = set()
    root = _sqrt((1 + D) % P)
    for sign in (1, -1):
        square = (-1 + sign * root) * pow(D, P - 2, P) % P
        y = _sqrt(square)
        if y is not None:
            ys |= {y, P - y}
    return ys


def _sqrt(a):
    root = pow(a, (P + 3) // 8, P)
    if root * root % P != a % P:
        root = root * pow(2, (P - 1) // 4, P) % P
    return root if root * root % P == a % P else None


SMALL_ORDER_Y = {0, 1, P - 1} | _order8_y()


def sound_point(raw):
    """True for the canonical encoding of a curve point that is not of small order."""
    number = int.from_bytes(raw, "little")
    y, sign = number & (2**255 - 1), number >> 255
    if len(raw) != 32 or y >= P or y in SMALL_ORDER_Y:
        return False
    x = _sqrt((y * y - 1) * pow(D * y * y + 1, P - 2, P) % P)
    return x is not None and not (x == 0 and sign)


_signatures = {}


def ed25519(key, message, signature):
    if len(signature) != 64 or int.from_bytes(signature[32:], "little") >= L:
        return False
    if not sound_point(key) or not sound_point(signature[:32]):
        return False
    known = (key, message, signature)
    if known not in _signatures:
        _signatures[known] = _openssl(key, message, signature)
    return _signatures[known]


def _openssl(key, message, signature):
    der = bytes.fromhex("302a300506032b6570032100") + key
    pem = b"-----BEGIN PUBLIC KEY-----\n" + base64.b64encode(der) + b"\n-----END PUBLIC KEY-----\n"
    return _openssl_verify(pem, message, signature)


def _openssl_verify(pem, message, signature, *options):
    with tempfile.TemporaryDirectory(prefix="plan-ledger-verify-") as folder:
        paths = {}
        for name, content in (("key", pem), ("message", message), ("signature", signature)):
            paths[name] = os.path.join(folder, name)
            with open(paths[name], "wb") as out:
                out.write(content)
        done = subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", paths["key"], "-rawin",
                               "-in", paths["message"], "-sigfile", paths["signature"], *options],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode == 0:
        return True
    if b"Signature Verification Failure" in done.stdout + done.stderr:
        return False
    # Not a verdict on the signature: no such command, no such algorithm in this build, no temporary space.
    raise OSError("openssl could not check a signature: " + done.stderr.decode("utf-8", "replace").strip()[:200])


# ---- SM2 with SM3 (GB/T 32918.2): ranges and the key here, the equation by openssl -----------------------------------

SM2_P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
SM2_N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
SM2_B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
SM2_G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
         0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)
SM2_TYPE = b"\xffplan-ledger/sm2-sm3/v1"


def sound_sm2_key(raw):
    """True for the uncompressed encoding of a curve point that is the key of a secret which can sign."""
    if len(raw) != 65 or raw[0] != 4:
        return False
    x, y = int.from_bytes(raw[1:33], "big"), int.from_bytes(raw[33:], "big")
    on_curve = x < SM2_P and y < SM2_P and (x ** 3 - 3 * x + SM2_B - y * y) % SM2_P == 0
    return on_curve and (x, y) != (SM2_G[0], SM2_P - SM2_G[1])


def _der_integer(number):
    raw = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return b"\x02" + bytes([len(raw)]) + raw


def sm2(key, message, signature):
    if len(signature) != 64 or not sound_sm2_key(key):
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if not 0 < r < SM2_N or not 0 < s < SM2_N or (r + s) % SM2_N == 0:
        return False
    known = (key, message, signature)
    if known not in _signatures:
        spki = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d034200") + key
        pem = b"-----BEGIN PUBLIC KEY-----\n" + base64.b64encode(spki) + b"\n-----END PUBLIC KEY-----\n"
        body = _der_integer(r) + _der_integer(s)
        der = b"\x30" + bytes([len(body)]) + body
        _signatures[known] = _openssl_verify(pem, message, der, "-digest", "sm3",
                                             "-pkeyopt", "distid:1234567812345678")
    return _signatures[known]


# ---- Merkle tree (RFC 6962) --------------------------------------------------------------------------------------------

class Tree:
    """Grows leaf by leaf and gives its root; keeps one hash per complete subtree, with the subtree's height."""

    def __init__(self, wanted, digest):
        self.size, self.stack, self.wanted, self.roots, self.digest = 0, [], wanted, {}, digest
        self._note()

    def append(self, leaf):
        height, node = 0, leaf
        while self.stack and self.stack[-1][0] == height:
            node = self.digest(b"\x01" + self.stack.pop()[1] + node)
            height += 1
        self.stack.append((height, node))
        self.size += 1
        self._note()

    def _note(self):
        if self.size in self.wanted:
            self.roots[self.size] = self._root()

    def _root(self):
        if not self.stack:
            return self.digest(b"")
        node = self.stack[-1][1]
        for _, left in reversed(self.stack[:-1]):
            node = self.digest(b"\x01" + left + node)
        return node


# ---- Notes, keys, policy -----------------------------------------------------------------------------------------------

SPACES = "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"


def is_key_name(name):
    return name != "" and "+" not in name and not any(sign in SPACES for sign in name)


class Key:
    def __init__(self, vkey, *kinds):
        need(isinstance(vkey, str), "no vkey")
        parts = vkey.split("+", 2)
        need(len(parts) == 3 and is_key_name(parts[0]), "malformed vkey")
        self.name, key_id, material = parts[0], parts[1], b64(parts[2])
        need(re.fullmatch("[0-9a-f]{8}", key_id) and material is not None, "malformed vkey")
        kind = material[0] if material else None
        start = len(SM2_TYPE) if kind == 255 else 1
        need(kind in kinds and len(material) == start + (65 if kind == 255 else 32), "a vkey of another type")
        need(kind != 255 or material.startswith(SM2_TYPE), "a vkey of another type")
        self.id, self.kind, self.public = bytes.fromhex(key_id), kind, material[start:]
        need(sha256(self.name.encode() + b"\n" + material)[:4] == self.id, "a vkey with another id")
        need(sound_sm2_key(self.public) if kind == 255 else sound_point(self.public), "a weak key")


def suite_of(value):
    suite = value.get("suite", "sha256")
    need(isinstance(suite, str) and suite in SUITES, "suite")
    return suite


class Policy:
    def __init__(self, raw):
        need(len(raw) <= MAX_POLICY, "policy too large")
        try:
            value = parse_json(raw.decode("utf-8"))
        except UnicodeDecodeError:
            raise Bad("no UTF-8") from None
        fields(value, ["format", "ledger", "origin", "log", "quorum", "witnesses"],
               ["known", "maxAgeSeconds", "suite", "toleranceSeconds"])
        need(value["format"] == "plan-ledger-policy/1", "another format")
        need(is_text(value["ledger"], LEDGER) and is_text(value["origin"], ORIGIN), "ledger or origin")
        self.ledger, self.origin = value["ledger"], value["origin"]
        self.suite = suite_of(value)
        self.log = [self._log_key(item) for item in self._list(value["log"], 64)]
        self.witnesses = [Key(fields(item, ["vkey"])["vkey"], 4) for item in self._list(value["witnesses"], 64)]
        need(self.log, "no log key")
        keys = [key.public for key, _, _ in self.log] + [key.public for key in self.witnesses]
        need(len(set(keys)) == len(keys), "one key stands twice")
        need(is_int(value["quorum"], 0, len(self.witnesses)), "quorum")
        century = 36525 * 86400
        self.quorum, self.tolerance = value["quorum"], value.get("toleranceSeconds", 86400)
        self.max_age = value.get("maxAgeSeconds")
        need(is_int(self.tolerance, 0, century), "toleranceSeconds")
        need("maxAgeSeconds" not in value or is_int(self.max_age, 0, century), "maxAgeSeconds")
        self.known = [self._known(item) for item in self._list(value.get("known", []), 1024)]

    @staticmethod
    def _list(value, most):
        need(isinstance(value, list) and len(value) <= most, "no list")
        return value

    def _log_key(self, item):
        fields(item, ["vkey"], ["from", "until"])
        key = Key(item["vkey"], 1, 255)
        start, end = item.get("from", 0), item.get("until", SAFE)
        need(key.name == self.origin and is_int(start) and is_int(end) and start <= end, "log key")
        return key, start, end

    @staticmethod
    def _known(item):
        fields(item, ["size", "root"])
        need(is_int(item["size"]) and isinstance(item["root"], str), "known")
        root = b64(item["root"])
        need(root is not None and len(root) == 32, "known root")
        return item["size"], root


def parse_note(raw):
    need(len(raw) <= MAX_NOTE and not re.search(rb"[\x00-\x09\x0b-\x1f]", raw), "no note")
    try:
        whole = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Bad("no UTF-8") from None
    need(whole.endswith("\n") and "\n\n" in whole, "no note")
    cut = whole.rindex("\n\n")
    lines = whole[cut + 2:-1].split("\n")
    need(len(lines) <= 64, "too many signatures")
    signatures = []
    for line in lines:
        parts = line.split(" ")
        need(len(parts) == 3 and parts[0] == "\u2014" and is_key_name(parts[1]), "signature line")
        signature = b64(parts[2])
        need(signature is not None and len(signature) >= 5, "signature")
        signatures.append((parts[1], signature[:4], signature[4:]))
    return whole[:cut + 1], signatures


def parse_checkpoint(text):
    lines = text[:-1].split("\n")
    need(len(lines) >= 3 and "" not in lines, "no checkpoint")
    need(re.fullmatch("0|[1-9][0-9]{0,15}", lines[1]) and int(lines[1]) <= SAFE, "size")
    root = b64(lines[2])
    need(root is not None and len(root) == 32, "root")
    return lines[0], int(lines[1]), root


def check_key(note, key):
    """None: the key did not sign; False: a signature in its name does not hold; else the earliest time stated (0: none)."""
    text, signatures = note
    times = []
    for name, key_id, signature in signatures:
        if name != key.name or key_id != key.id:
            continue
        if key.kind != 4:
            verify_one = sm2 if key.kind == 255 else ed25519
            holds, seconds = verify_one(key.public, text.encode(), signature), 0
        else:
            seconds = int.from_bytes(signature[:8], "big")
            holds = len(signature) == 72 and seconds <= SAFE and ed25519(
                key.public, ("cosignature/v1\ntime %d\n%s" % (seconds, text)).encode(), signature[8:])
        if not holds:
            times.append(None)
        else:
            times.append(seconds)
    if not times:
        return None
    return False if None in times else (min(times),)


# ---- Findings ----------------------------------------------------------------------------------------------------------

class Findings:
    def __init__(self):
        self.found = {}

    def add(self, code, position=None, span=None, subject=None):
        rank = (position if position is not None else span[1] if span else float("inf"),
                (subject or "").encode("utf-16-be"))
        if code not in self.found or rank < self.found[code][0]:
            self.found[code] = (rank, position, span, subject)

    def listing(self):
        return [{"code": code, "position": self.found[code][1],
                 "range": None if self.found[code][2] is None else dict(zip(("from", "to"), self.found[code][2])),
                 "subject": self.found[code][3]} for code in CODES if code in self.found]

    def tampered(self):
        return [code for code in CODES if code in self.found and code not in OPEN]

    def first(self):
        best = None
        for code in self.tampered():
            position = self.found[code][1]
            if position is not None and (best is None or position < best[0]):
                best = (position, code)
        return best


# ---- Files -------------------------------------------------------------------------------------------------------------

class Bundle:
    def __init__(self, root, findings):
        self.root, self.findings = root, findings

    def open(self, path):
        """The regular file at a path inside the bundle, else None. No link is followed."""
        names = path.split("/")
        for depth in range(1, len(names) + 1):
            full = os.path.join(self.root, *names[:depth])
            try:
                mode = os.lstat(full).st_mode
            except (FileNotFoundError, NotADirectoryError):
                return None
            if not (stat.S_ISREG(mode) if depth == len(names) else stat.S_ISDIR(mode)):
                return None
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        return os.fdopen(os.open(full, flags), "rb")

    def whole(self, listed, most):
        handle = self.open(listed["path"])
        raw = None
        if handle:
            with handle:
                raw = handle.read(most + 1)
        if raw is not None and len(raw) > most:
            raw = None
        if raw is None or len(raw) != listed["bytes"] or hashlib.sha256(raw).hexdigest() != listed["sha256"]:
            self.findings.add("FILE", subject=listed["path"])
        return raw

    def large(self, listed):
        """The file open for reading; None when it is not there or larger than any file of a bundle."""
        handle = self.open(listed["path"])
        if handle is not None and os.fstat(handle.fileno()).st_size > MAX_FILE:
            handle.close()
            handle = None
        if handle is None:
            self.findings.add("FILE", subject=listed["path"])
        return handle

    def lines(self, listed):
        """Lines without their newline; None for one that can't be read, which is the last. Checks the digest at the end."""
        handle = self.large(listed)
        if handle is None:
            return
        digest, length, rest = hashlib.sha256(), 0, False
        with handle:
            while True:
                raw = handle.readline(MAX_LINE)
                if length + len(raw) > MAX_FILE or not raw:
                    break
                length += len(raw)
                digest.update(raw)
                if not raw.endswith(b"\n"):
                    if len(raw) >= MAX_LINE:
                        yield None
                        return
                    rest = True
                    continue
                try:
                    text = raw[:-1].decode("utf-8")
                except UnicodeDecodeError:
                    yield None
                    return
                yield text
        if length != listed["bytes"] or digest.hexdigest() != listed["sha256"]:
            self.findings.add("FILE", subject=listed["path"])
        if rest:
            yield None

    def digest(self, listed):
        handle = self.large(listed)
        digest, length = hashlib.sha256(), 0
        if handle:
            with handle:
                for raw in iter(lambda: handle.read(1 << 20), b""):
                    length += len(raw)
                    if length > MAX_FILE:
                        break
                    digest.update(raw)
        if handle and (length != listed["bytes"] or digest.hexdigest() != listed["sha256"]):
            self.findings.add("FILE", subject=listed["path"])
        return digest.digest()


def tile_names(last):
    names = []
    for index in range((last + 255) // 256):
        digits = str(index)
        digits = digits.zfill((len(digits) + 2) // 3 * 3)
        groups = [digits[at:at + 3] for at in range(0, len(digits), 3)]
        name = "tile/0/" + "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
        width = min(256, last - index * 256)
        names.append(name if width == 256 else "%s.p/%d" % (name, width))
    return names


class Manifest:
    def __init__(self, raw):
        need(raw is not None and len(raw) <= MAX_MANIFEST, "no manifest.json")
        try:
            value = parse_canonical(raw.decode("utf-8"))
        except UnicodeDecodeError:
            raise Bad("no UTF-8") from None
        fields(value, ["counts", "files", "first", "format", "last", "ledger", "origin"],
               ["replay", "suite"])
        need(value["format"] == "plan-ledger-bundle/1" and is_int(value["first"], 1, 1), "another format")
        need(is_int(value["last"], 0, 10**12), "last")
        counts = fields(value["counts"], ["commits", "events", "withheld"])
        need(all(map(is_int, counts.values())) and counts["commits"] == value["last"], "counts")
        need(is_text(value["ledger"], LEDGER) and is_text(value["origin"], ORIGIN), "ledger or origin")
        if "replay" in value:
            need(is_text(fields(value["replay"], ["digest"])["digest"], HEX32), "replay")
        self.ledger, self.origin, self.last, self.counts = value["ledger"], value["origin"], value["last"], counts
        self.suite = suite_of(value)
        self._files(value["files"])

    def _files(self, files):
        need(isinstance(files, list) and len(files) <= 262144, "files")
        for item in files:
            fields(item, ["bytes", "path", "sha256"])
            need(is_int(item["bytes"], 0, MAX_FILE) and is_text(item["sha256"], HEX32), "file")
            need(is_text(item["path"], r"commits/[0-9]{8}\.jsonl|checkpoint|checkpoints/[0-9]{16}|attachments\.json"
                                       r"|tile/0/(x[0-9]{3}/)*[0-9]{3}(\.p/[1-9][0-9]{0,2})?"), "path")
        paths = [item["path"] for item in files]
        need(all(a < b for a, b in zip(paths, paths[1:])), "not sorted")
        by_path = {item["path"]: item for item in files}
        self.commits = [item for item in files if item["path"].startswith("commits/")]
        need(all(item["path"] == "commits/%08d.jsonl" % n for n, item in enumerate(self.commits, 1)), "commit files")
        need(bool(self.commits) == (self.last > 0), "commit files")
        self.checkpoints = [item for item in files if item["path"].startswith("checkpoints/")]
        need(len(self.checkpoints) <= 1024, "too many checkpoints")
        self.checkpoint, self.attachments = by_path.get("checkpoint"), by_path.get("attachments.json")
        tiles = [path for path in paths if path.startswith("tile/")]
        self.tiles = []
        if tiles:
            need(len(tiles) == (self.last + 255) // 256, "tiles")
            names = tile_names(self.last)
            need(set(names) == set(tiles), "tiles")
            self.tiles = [by_path[name] for name in names]


# ---- Commits -----------------------------------------------------------------------------------------------------------

def parse_line(text):
    value = fields(parse_canonical(text), ["bodies", "header", "salts"], ["hash"])
    need(isinstance(value["header"], str) and isinstance(value.get("hash", ""), str), "line")
    for name in ("bodies", "salts"):
        need(isinstance(value[name], list) and all(i is None or isinstance(i, str) for i in value[name]), "line")
    return value


def parse_header(text):
    head = fields(parse_canonical(text), ["actor", "command", "commitId", "events", "ledger", "position", "prev",
                                          "recordedAt", "stream", "suite", "v", "version"], ["attachments"])
    need(head["v"] == 1 and is_int(head["v"]) and head["suite"] in ("sha256", "sm3"), "v or suite")
    need(isinstance(head["ledger"], str), "ledger")
    need(is_int(head["position"], 1) and is_int(head["version"], 1), "numbers")
    need(is_text(head["stream"], r"[!-~]{1,256}") and is_text(head["commitId"], r"[!-~]{1,128}"), "ids")
    need(is_text(head["recordedAt"], r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"), "instant")
    need(is_text(head["prev"], HEX32) and isinstance(head["actor"], dict), "prev or actor")
    command = fields(head["command"], ["digest", "name"])
    need(is_text(command["digest"], HEX32) and isinstance(command["name"], str), "command")
    need(isinstance(head["events"], list) and 1 <= len(head["events"]) <= 100, "events")
    for event in head["events"]:
        fields(event, ["bodyHash", "occurredOn", "schema", "type"])
        need(is_text(event["type"], "[A-Za-z][A-Za-z0-9]{0,59}") and is_text(event["bodyHash"], HEX32), "event")
        need(is_text(event["occurredOn"], "[0-9]{4}-[0-9]{2}-[0-9]{2}") and is_int(event["schema"], 1), "event")
    need(isinstance(head.get("attachments", []), list), "attachments")
    for item in head.get("attachments", []):
        fields(item, ["bytes", "name", "sha256"])
        need(is_int(item["bytes"]) and isinstance(item["name"], str) and is_text(item["sha256"], HEX32), "attachment")
    return head


def instant(seconds):
    bounded = min(max(seconds, 0), 253402300799)
    moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=bounded)
    return "%04d%s.000Z" % (moment.year, moment.strftime("-%m-%dT%H:%M:%S"))


class Stop(Exception):
    """No more commits can be read."""


class Verifier:
    def __init__(self, root, policy, now):
        self.policy, self.now, self.findings = policy, now, Findings()
        self.bundle = Bundle(root, self.findings)
        self.position, self.held, self.events, self.withheld, self.unredacted = 0, 0, 0, 0, 0
        self.streams, self.waiting, self.agreed = {}, {}, []
        self.last, self.stopped, self.sound = None, False, True
        self.prev, self.recorded = GENESIS, ""

    # -- checkpoints

    def read_checkpoints(self, manifest):
        self.signed = []
        for listed in ([manifest.checkpoint] if manifest.checkpoint else []) + manifest.checkpoints:
            raw = self.bundle.whole(listed, MAX_NOTE)
            if raw is not None:
                self.read_checkpoint(listed["path"], raw)
        if not self.signed:
            self.findings.add("NO_CHECKPOINT")
        roots = {}
        for item in self.signed:
            if roots.setdefault(item["size"], item["root"]) != item["root"]:
                self.findings.add("FORK", subject=item["path"])
        claims = [(item["size"], item["root"], "ROOT", item["path"]) for item in self.signed]
        claims += [(size, root, "KNOWN", None) for size, root in self.policy.known]
        self.claims = sorted(claims, key=lambda claim: claim[0])

    def read_checkpoint(self, path, raw):
        try:
            note = parse_note(raw)
            origin, size, root = parse_checkpoint(note[0])
            need(path == "checkpoint" or path == "checkpoints/%016d" % size, "name")
        except Bad:
            self.findings.add("NOTE", subject=path)
            return
        checks = [(key.kind, check_key(note, key)) for key, start, end in self.policy.log if start <= size <= end]
        if any(check is False for _, check in checks):
            self.findings.add("SIGNATURE", subject=path)
            return
        held = {kind for kind, check in checks if check}
        # Keys of two algorithms: one signature of each is due.
        if not held or any(kind not in held for kind, _ in checks):
            self.findings.add("UNKNOWN_KEY", subject=path)
            return
        if origin != self.policy.origin:
            self.findings.add("ORIGIN", subject=path)
            return
        names, times = [], []
        for key in self.policy.witnesses:
            check = check_key(note, key)
            if check is False:
                self.findings.add("COSIGNATURE", subject=path + " " + key.name)
            elif check and check[0] <= self.now + self.policy.tolerance:
                names.append(key.name)
                times += [check[0]] if check[0] > 0 else []
        self.signed.append({"path": path, "size": size, "root": root, "witnesses": names, "times": sorted(times)})

    # -- commits

    def walk(self, manifest):
        wanted = {claim[0] for claim in self.claims}
        self.hash = SUITES[self.policy.suite]
        self.tree, self.tiles = Tree(wanted, self.hash), Tree(wanted, self.hash)
        self.divergence, self.tile_at, self.tile_ok, leaves = None, 0, bool(manifest.tiles), []
        self.has_tiles = self.tile_ok
        quorum, tolerance = self.policy.quorum, self.policy.tolerance
        self.timed = sorted((item for item in self.signed if quorum > 0 and len(item["times"]) >= quorum),
                            key=lambda item: item["size"])
        self.lower = [(item["size"], instant(item["times"][0] - tolerance)) for item in self.timed]
        self.upper = [(item["size"], instant(item["times"][quorum - 1] + tolerance)) for item in self.timed]
        attached, self.attached = hashlib.sha256(b"["), 0
        try:
            for listed in manifest.commits:
                for text in self.bundle.lines(listed):
                    leaves.append(self.take(text, attached))
                    if len(leaves) == 256:
                        self.compare_tile(manifest, leaves)
                        leaves = []
        except Stop:
            self.stopped = True
        while self.tile_ok and self.tile_at < len(manifest.tiles):
            self.compare_tile(manifest, leaves)
            leaves = []
        attached.update(b"]")
        self.attachments_digest = attached.digest()

    def compare_tile(self, manifest, leaves):
        if not self.tile_ok or self.tile_at >= len(manifest.tiles):
            return
        listed = manifest.tiles[self.tile_at]
        width = min(256, self.last - 256 * self.tile_at)
        raw = self.bundle.whole(listed, 8192)
        if raw is None or len(raw) != 32 * width:
            self.findings.add("TILE", subject=listed["path"])
            self.tile_ok = False
            return
        for at in range(width):
            published = raw[32 * at:32 * at + 32]
            if self.divergence is None and at < len(leaves) and leaves[at] != published:
                self.divergence = 256 * self.tile_at + at + 1
            self.tiles.append(published)
        self.tile_at += 1

    def take(self, text, attached):
        position = self.position + 1
        if position > self.last:
            self.findings.add("SURPLUS", position)
            raise Stop
        try:
            need(text is not None, "unreadable")
            line = parse_line(text)
        except Bad:
            if self.sound:
                self.findings.add("LINE", position)
            raise Stop from None
        leaf = self.hash(b"\x00" + line["header"].encode())
        if self.sound:
            defect = self.judge(line, position, leaf.hex(), attached)
            if defect:
                self.findings.add(defect, position)
                self.sound = False
        self.prev = leaf.hex()
        self.position = position
        self.tree.append(leaf)
        return leaf

    def judge(self, line, position, digest, attached):
        if line.get("hash", digest) != digest:
            return "HASH"
        try:
            head = parse_header(line["header"])
        except Bad:
            return "HEADER"
        if head["suite"] != self.policy.suite:
            return "HEADER"
        if head["ledger"] != self.policy.ledger:
            return "LEDGER"
        if head["position"] != position:
            return "POSITION"
        if head["prev"] != self.prev:
            return "PREV"
        if head["version"] != self.streams.get(head["stream"], 0) + 1:
            return "VERSION"
        if head["recordedAt"] < self.recorded:
            return "TIME_ORDER"
        if not self.bodies_hold(head, line):
            return "BODY"
        self.hold(head, line, position, attached)
        return None

    def bodies_hold(self, head, line):
        if not len(line["bodies"]) == len(line["salts"]) == len(head["events"]):
            return False
        for event, body, salt in zip(head["events"], line["bodies"], line["salts"]):
            if body is None and salt is None:
                continue
            raw = b64(salt) if body is not None and salt is not None else None
            if raw is None or not 1 <= len(raw) <= 64:
                return False
            if self.hash(raw + body.encode()).hex() != event["bodyHash"]:
                return False
            try:
                need(isinstance(parse_canonical(body), dict), "body")
            except Bad:
                return False
        return True

    def hold(self, head, line, position, attached):
        self.held += 1
        self.events += len(head["events"])
        self.streams[head["stream"]] = head["version"]
        self.recorded = head["recordedAt"]
        for index, (event, body) in enumerate(zip(head["events"], line["bodies"])):
            if body is None:
                self.withheld += 1
                self.waiting["%d.%d" % (position, index)] = position
            elif event["type"] == "BodyRedacted":
                target = json.loads(body).get("target")
                if is_text(target, r"[1-9][0-9]{0,15}\.(0|[1-9][0-9]{0,2})") and self.waiting.pop(target, None) is None:
                    self.unredacted += 1
        for item in head.get("attachments", []):
            entry = canonical({"bytes": item["bytes"], "name": item["name"], "position": position,
                               "sha256": item["sha256"]})
            attached.update((("," if self.attached else "") + entry).encode())
            self.attached += 1
        if any(size < position and head["recordedAt"] < earliest for size, earliest in self.lower):
            self.findings.add("BACKDATED", position)
        elif any(size >= position and head["recordedAt"] > latest for size, latest in self.upper):
            self.findings.add("AHEAD", position)

    # -- the end

    def compare_roots(self):
        agreed, vouched = 0, None
        for size, root, code, path in self.claims:
            if size > self.position:
                if not self.stopped:
                    self.findings.add("CUT", self.position + 1)
            elif self.tree.roots[size] == root:
                agreed = size
            else:
                self.findings.add(code, span=(min(agreed + 1, size), size), subject=path)
            if self.has_tiles and size in self.tiles.roots:
                if self.tiles.roots[size] == root:
                    vouched = size
                else:
                    self.findings.add("TILE")
        if self.divergence is not None:
            if vouched is not None and self.divergence <= vouched:
                self.findings.add("LEAF", self.divergence)
            else:
                self.findings.add("TILE")
        self.agreed = [item for item in self.signed
                       if item["size"] <= self.position and self.tree.roots[item["size"]] == item["root"]]

    def largest(self, what=None):
        fit = [i for i in self.agreed if what is None or 0 < self.policy.quorum <= len(i[what])]
        return max(fit, key=lambda item: item["size"]) if fit else None

    def coverage(self):
        signed, witnessed = self.largest(), self.largest("witnesses")
        through = signed["size"] if signed else 0
        if through < self.position:
            self.findings.add("UNCOVERED", span=(through + 1, self.position))
        if self.policy.quorum > 0 and (witnessed is None or witnessed["size"] != self.position):
            self.findings.add("QUORUM")
        if self.policy.max_age is not None:
            newest = self.largest("times")
            if newest is None or newest["times"][self.policy.quorum - 1] < self.now - self.policy.max_age:
                self.findings.add("STALE")

    def own_word(self, manifest):
        if self.events != manifest.counts["events"] or self.withheld != manifest.counts["withheld"]:
            self.findings.add("COUNT")
        if self.waiting:
            self.findings.add("SILENT_REDACTION", min(self.waiting.values()))
        if manifest.attachments and self.bundle.digest(manifest.attachments) != self.attachments_digest:
            self.findings.add("ATTACHMENTS")

    def marks(self, manifest, position):
        found, number = {}, 0
        quiet = Bundle(self.bundle.root, Findings())
        for listed in manifest.commits:
            for text in quiet.lines(listed):
                number += 1
                if number >= position - 1:
                    found[number] = self.mark(text)
                if number > position or text is None:
                    return found
        return found

    @staticmethod
    def mark(text):
        try:
            need(text is not None, "unreadable")
            head = parse_header(parse_line(text)["header"])
        except Bad:
            return None
        return {name: head[name] for name in ("position", "stream", "version", "commitId", "recordedAt")}

    def run(self):
        detail, marks = None, {}
        try:
            handle = self.bundle.open("manifest.json")
            raw = None
            if handle:
                with handle:
                    raw = handle.read(MAX_MANIFEST + 1)
            manifest = Manifest(raw)
            if (manifest.ledger, manifest.origin) != (self.policy.ledger, self.policy.origin):
                self.findings.add("OTHER_LOG")
                return self.verdict({}, "the bundle is of %s (%s)" % (manifest.ledger, manifest.origin))
            if manifest.suite != self.policy.suite:
                self.findings.add("OTHER_LOG")
                return self.verdict({}, "the bundle is of a ledger in the suite %s" % manifest.suite)
        except Bad as error:
            self.findings.add("MANIFEST")
            return self.verdict({}, str(error))
        self.last = manifest.last
        self.read_checkpoints(manifest)
        self.walk(manifest)
        self.compare_roots()
        if not self.stopped and self.position < self.last:
            self.findings.add("MISSING", self.position + 1)
        elsewhere = {"LEAF", "ROOT", "KNOWN"} & set(self.findings.found)
        if self.sound and not self.stopped and self.position == self.last and not elsewhere:
            self.own_word(manifest)
        if not self.stopped:
            self.coverage()
        first = self.findings.first()
        if first:
            marks = self.marks(manifest, first[0])
        return self.verdict(marks, detail)

    def through(self, tier):
        if self.policy is None or self.last is None:
            return None
        sound, concerned, below = self.held, set(), tier
        while below:
            concerned.add(below)
            below = STANDS_ON.get(below)
        for code in self.findings.tampered():
            position = self.findings.found[code][1]
            if position is not None and CODES[code] in concerned:
                sound = min(sound, position - 1)
        if tier in ("INTACT", "COMPLETE"):
            return sound
        best = {"SIGNED": lambda: self.largest(), "WITNESSED": lambda: self.largest("witnesses"),
                "TIME_ANCHORED": lambda: self.largest("times"), "REPLAYED": lambda: None}[tier]()
        return min(best["size"], sound) if best else None

    def verdict(self, marks, detail):
        found, tampered = self.findings.found, self.findings.tampered()
        code = 1 if tampered else 2 if found else 0
        states, tiers = {}, []
        for tier in TIERS:
            own = [c for c in found if CODES[c] == tier]
            through = self.through(tier)
            if any(c not in OPEN for c in own):
                state = "FAILED"
            elif tier == "REPLAYED" or (tier in ("WITNESSED", "TIME_ANCHORED") and self.policy
                                        and self.policy.quorum == 0):
                state = "NOT_ATTEMPTED"
            elif states.get(STANDS_ON.get(tier), "PROVEN") == "PROVEN" and not own and through == self.position:
                state = "PROVEN"
            else:
                state = "NOT_PROVEN"
            states[tier] = state
            tiers.append({"tier": tier, "state": state, "through": through})
        highest = None
        for tier in TIERS:
            if states[tier] != "PROVEN":
                break
            highest = tier
        first = self.findings.first()
        if first:
            at = marks.get(first[0])
            first = {"position": first[0], "code": first[1], "stream": at["stream"] if at else None,
                     "before": marks.get(first[0] - 1), "at": at, "after": marks.get(first[0] + 1)}
        best = self.largest() if self.policy and self.last is not None else None
        quorum = self.policy.quorum if self.policy else 0
        return {
            "format": "plan-ledger-verdict/1",
            "verdict": ("HOLDS", "TAMPERED", "CANNOT_TELL")[code], "exit": code,
            "ledger": self.policy.ledger if self.policy else None,
            "origin": self.policy.origin if self.policy else None,
            "last": self.last, "highest": highest, "tiers": tiers,
            "findings": self.findings.listing(), "first": first,
            "counts": {"commits": self.held, "events": self.events, "withheld": self.withheld,
                       "streams": len(self.streams), "unredacted": self.unredacted},
            "checkpoint": best and {
                "size": best["size"], "root": base64.b64encode(best["root"]).decode(), "witnesses": best["witnesses"],
                "seenBy": instant(best["times"][quorum - 1]) if 0 < quorum <= len(best["times"]) else None},
            "detail": detail}


def verify(root, policy_path, now):
    """Verdict on the bundle in a directory; never raises."""
    verifier = Verifier(root, None, now)
    try:
        with open(policy_path, "rb") as handle:
            raw = handle.read(MAX_POLICY + 1)
        verifier.policy = Policy(raw)
    except (Bad, OSError) as error:
        verifier.findings.add("POLICY")
        return verifier.verdict({}, str(error))
    try:
        return verifier.run()
    except (OSError, MemoryError, RecursionError) as error:
        clean = Verifier(root, verifier.policy, now)
        clean.findings = verifier.findings
        clean.findings.add("UNREADABLE")
        return clean.verdict({}, str(error))


def report(verdict):
    lines = ["verdict: %s (exit %d)   ledger %s, last position %s" % (
        verdict["verdict"], verdict["exit"], verdict["ledger"], verdict["last"])]
    lines += ["  %-14s %-13s through %s" % (t["tier"], t["state"], t["through"]) for t in verdict["tiers"]]
    counts = verdict["counts"]
    lines.append("commits that hold: %(commits)d, events %(events)d, withheld: %(withheld)d" % counts)
    for item in verdict["findings"]:
        span = item["range"]
        where = item["position"] or ("%(from)d to %(to)d" % span if span else "")
        lines.append(("found: %s %s %s" % (item["code"], where, item["subject"] or "")).rstrip())
    if verdict["first"]:
        lines.append("first bad position: %d, stream %s" % (verdict["first"]["position"], verdict["first"]["stream"]))
        for name in ("before", "at", "after"):
            lines.append("  %-6s %s" % (name, json.dumps(verdict["first"][name], ensure_ascii=False)))
    if verdict["detail"]:
        lines.append("detail: " + verdict["detail"])
    return "\n".join(lines)


def main(arguments):
    parser = argparse.ArgumentParser(description="Verify an evidence bundle of Plan Ledger.")
    parser.add_argument("bundle", nargs="?")
    parser.add_argument("--policy")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--now", help="instant against which freshness is judged; default: this machine's clock")
    parser.add_argument("--batch", help="file of lines: bundle directory, tab, policy file")
    given = parser.parse_args(arguments)
    try:
        moment = datetime.now(timezone.utc) if given.now is None else datetime.strptime(
            given.now, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc)
    except ValueError:
        parser.error("--now takes an instant such as 2026-11-24T00:00:00.000Z")
    now = int(moment.timestamp() // 1)
    if given.batch:
        with open(given.batch, encoding="utf-8") as handle:
            for line in handle:
                root, policy = line.rstrip("\n").split("\t")
                print(canonical(verify(root, policy, now)), flush=True)
        return 0
    if not given.bundle or not given.policy:
        parser.error("a bundle directory and --policy are needed")
    verdict = verify(given.bundle, given.policy, now)
    print(canonical(verdict) if given.json else report(verdict))
    return verdict["exit"]


if __name__ == "__main__":
    # Whatever happens that was not foreseen, no proof was given.
    try:
        sys.stdout.reconfigure(encoding="utf-8")
        status = main(sys.argv[1:])
    except Exception as failure:  # pylint: disable=broad-except
        print("cannot tell: %s" % failure, file=sys.stderr)
        status = 2
    sys.exit(status)

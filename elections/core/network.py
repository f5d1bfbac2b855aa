"""The names and addresses by which tablets near this computer can reach it."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import ifaddr

from elections.core.tls import Address, HallNames, is_in_scope

# networks inside this computer, which no tablet can reach: of containers and made-up machines
_INSIDE = re.compile(
    r"docker|br-|veth|virbr|vmnet|vbox|virtualbox|vmware|hyper-v|wsl|lxc|tun|tap", re.IGNORECASE
)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
LOOPBACK: tuple[Address, ...] = (
    ipaddress.ip_address("127.0.0.1"),
    ipaddress.ip_address("::1"),
)


def hall_names() -> HallNames:
    """Look up what this computer is called now; the address that tablets reach best comes first.

    Addresses of the public internet are left out: the hall's authority does not speak for them.
    """
    near = dict.fromkeys(address for _, address in sorted(_addresses(), key=_rank))
    label = socket.gethostname().split(".")[0].lower()
    own = (f"{label}.local",) if _LABEL.fullmatch(label) and label != "localhost" else ()
    return HallNames((*own, "localhost"), (*near, *LOOPBACK))


def is_own_address(base_url: str) -> bool:
    """Tell whether an address leads every computer to itself, so no tablet could follow it."""
    host = (urlsplit(base_url).hostname or "").rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:  # a name
        return False
    return address.is_loopback or address.is_unspecified


def _addresses() -> Iterator[tuple[str, Address]]:
    for adapter in ifaddr.get_adapters():
        for ip in adapter.ips:
            text = ip.ip if isinstance(ip.ip, str) else ip.ip[0]
            address = ipaddress.ip_address(text.partition("%")[0])
            is_link_local_6 = address.version == 6 and address.is_link_local  # needs a zone
            if is_in_scope(address) and not address.is_loopback and not is_link_local_6:
                yield adapter.nice_name, address


def _rank(named_address: tuple[str, Address]) -> tuple[bool, bool, bool, int]:
    name, address = named_address
    return (
        bool(_INSIDE.search(name)),
        address.version == 6,
        address.is_link_local,
        int(address),
    )

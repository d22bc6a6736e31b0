"""Writes on who is responsible and who may see. Each takes the actor first."""

from throughcare.register.caseload.commands.allocating import (
    AllocationRefused,
    Transfer,
    allocate,
    end_allocation,
    mass_transfer,
    transfer,
)
from throughcare.register.caseload.commands.walling import (
    WallRefused,
    end_exclusion,
    exclude,
    lift_restriction,
    name_user,
    restrict,
    unname_user,
)

__all__ = [
    "AllocationRefused",
    "Transfer",
    "WallRefused",
    "allocate",
    "end_allocation",
    "end_exclusion",
    "exclude",
    "lift_restriction",
    "mass_transfer",
    "name_user",
    "restrict",
    "transfer",
    "unname_user",
]

"""The house's one vocabulary of needs, so that assessments, objectives and programmes of any place speak of the same.

Forms keep their own sections and words; each section that asks about a need names one of these codes. The list follows
what the published assessments that are in use here have in common, and gives no need a weight.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ACCOMMODATION, WORK, MONEY, DRUGS, ALCOHOL = "accommodation", "work", "money", "drugs", "alcohol"
HEALTH, RELATIONSHIPS, LIFESTYLE, THINKING, ATTITUDES = (
    "health", "relationships", "lifestyle", "thinking", "attitudes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Need:
    """A need in words for staff (`title`) and for the person (`plain`), who reads it after "About"."""

    title: str
    plain: str


NEEDS: Mapping[str, Need] = {
    ACCOMMODATION: Need("Accommodation", "where I live"),
    WORK: Need("Education, training and work", "work and learning"),
    MONEY: Need("Money", "my money"),
    DRUGS: Need("Drugs", "drugs"),
    ALCOHOL: Need("Alcohol", "alcohol"),
    HEALTH: Need("Health and well-being", "my health and how I feel"),
    RELATIONSHIPS: Need("Relationships and family", "my family and relationships"),
    LIFESTYLE: Need("Lifestyle and associates", "how I spend my time, and with whom"),
    THINKING: Need("Thinking and behaviour", "how I think and act"),
    ATTITUDES: Need("Attitudes", "how I see things"),
}

"""What this app says beside a person's name: that nothing was proved against them."""

from throughcare.register.people.flags import HeaderFlag
from throughcare.rules import jurisdictions

_KINDS = {
    kind.code for pack in jurisdictions.all() for kind in pack.order_types if not kind.kind.after_conviction
}
_PRE_TRIAL = ", ".join(f"'{code}'" for code in sorted(_KINDS))
_STANDS = """FROM orders_order fo WHERE fo.person_id = p.id AND fo.known_to IS NULL AND fo.status = 'active'
  AND (fo.starts_on IS NULL OR fo.starts_on <= %(today)s) AND (fo.ends_on IS NULL OR fo.ends_on > %(today)s)"""

FLAGS = (
    HeaderFlag(
        f"""EXISTS (SELECT 1 {_STANDS} AND fo.kind IN ({_PRE_TRIAL}))
  AND NOT EXISTS (SELECT 1 {_STANDS} AND fo.kind NOT IN ({_PRE_TRIAL}))""",
        "Not convicted: supervised before trial",
    ),
)

"""Who stands inside the wall around what is protected, said once for the database and for queries."""


def named_for(person: str) -> str:
    """The condition, SQL, under which the present user is named for what is protected around `person`.

    Never while responsible for that person: whoever supervises must not know where a victim lives, so the database
    shows it to them no more from the day on which they become responsible.
    """
    return f"""EXISTS (SELECT 1 FROM protection_holder h WHERE h.person_id = {person} AND h.user_id = tc_user()
    AND h.known_to IS NULL)
  AND NOT EXISTS (SELECT 1 FROM caseload_allocation a WHERE a.person_id = {person} AND a.officer_id = tc_user()
    AND a.part = 'responsible' AND a.known_to IS NULL AND (a.ends_on IS NULL OR a.ends_on >= current_date))"""  # noqa: S608

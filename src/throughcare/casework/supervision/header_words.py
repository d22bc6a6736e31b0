"""What this app says beside a person's name: letters that wait to be gone through with an interpreter."""

from throughcare.register.people.flags import HeaderWords

LETTERS = HeaderWords(
    """ARRAY(SELECT 'Letter to go through with an interpreter by ' || to_char(st.due_on, 'FMDD FMMonth YYYY')
  FROM supervision_task st WHERE st.person_id = p.id AND st.known_to IS NULL AND st.letter_id IS NOT NULL
    AND st.done_at IS NULL ORDER BY st.due_on LIMIT 3)"""
)
WORDS = (LETTERS,)

"""The one plan of a person: objectives, steps, agreement, versions and reviews, in custody and in the community."""

"""From scores and facts to a level: tiers, supervision levels, needs and their severity, referral screens."""

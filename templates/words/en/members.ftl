### Groups' lists of members: written by organisers, sent with the group's yes, approved.

## Why something cannot be done
## Not spoken.

refused-voice-name = Type the name of the person who says yes.
refused-member-gone = This person is not on the list any more.

# $name (Text)
refused-member-twice = { $name } is on the list already. Are they two people? Write something more in the name.

# $name (Text)
refused-member-unusable = { $name } cannot be kept like this. Look at the name, the area and the seats.

# $name (Text)
refused-member-no-vote = { $name } has no vote there. Look at the area and the seats.

# $name (Text)
refused-member-adult = Say if { $name } is 18 or over. Only people of 18 or over can vote.

# $most (Number)
refused-member-many = A group can have { $most } people on its list. This is more.

refused-list-empty = Nobody is on the list yet.
refused-list-changed = The list was changed just now. Look at it again.
refused-list-sent = The list is sent already.
refused-list-not-sent = The group has not sent this list.
refused-pair-gone = These two people are not on two lists any more.

# $group (Text)
refused-group-list-open = The list of { $group } is not approved yet. Look at the lists of groups.

refused-group-pairs-open = Some names stand on two lists. Say if they are one person or two.

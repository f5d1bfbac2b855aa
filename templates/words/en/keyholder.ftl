### What key holders read while the browser works.

## What the page says
## Not spoken.

keyholder-making = Your key is being made.
keyholder-made = That worked. Now do these 3 things.
keyholder-tested = This is your key file. It works. Thank you.
keyholder-test-fails = The file could not be read. Choose your key file again.
keyholder-make-fails = Your key did not get through. Touch the button again.
keyholder-reading = Your key file is being read.

# $box (Number)
# $boxes (Number)
keyholder-looking = Checking box { $box } of { $boxes }. Please wait.

# $box (Number)
# $boxes (Number)
# $vote (Number)
# $votes (Number)
keyholder-looking-at = Checking box { $box } of { $boxes }. Vote { $vote } of { $votes }. Please wait.

keyholder-whole = Nobody has changed the boxes.

# $boxes (Number)
# $votes (Number)
keyholder-holds =
    { $boxes ->
        [one] { $boxes } box.
       *[other] { $boxes } boxes.
    } { $votes ->
        [one] { $votes } vote.
       *[other] { $votes } votes.
    }

# $contest (Title)
# $votes (Number)
keyholder-in-box =
    { $contest }: { $votes ->
        [one] { $votes } vote
       *[other] { $votes } votes
    }

# $contest (Title)
# $people (Number)
keyholder-few =
    { $contest }: { $people ->
        [one] Only { $people } person voted here.
       *[other] Only { $people } people voted here.
    }

keyholder-open-now = Open them now?

# $boxes (Number)
keyholder-open-anyway =
    { $boxes ->
        [one] Open it anyway?
       *[other] Open them anyway?
    }

keyholder-yes = Yes
keyholder-no = No
keyholder-not-opened = Nothing was opened. Tell the secretary.

# $done (Number)
# $boxes (Number)
keyholder-working = Opening: { $done } of { $boxes }. Please wait.

keyholder-shared = Your part of the count is done. Thank you.
keyholder-share-fails = Your part did not get through. Choose your key file again.
keyholder-nothing = There is nothing to count yet.
keyholder-card-read = The card was read.

## Files that do not fit
## Not spoken.

keyholder-error-key-file = This is not a key file. Choose your key file.
keyholder-error-key-file-election = This key file is for another election. Choose the file for this one.
keyholder-error-key-file-holder = This is not the right key file. Choose your own, newest key file.
keyholder-error-key-file-damaged = This key file is damaged. Use your copy of it.
keyholder-error-share-file-holder = This file is for another key holder. Choose your own file.
keyholder-error-stopped = One of these votes was stopped. Its box is never opened. Call for help.
keyholder-error-box = Something is wrong with this box. Do not open it. Call for help.

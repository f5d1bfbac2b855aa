### Why something cannot be done. The key is refused- and the code of the refusal.

## On the board’s pages
## Not spoken.

refused-card-cancelled-before = This card is cancelled already.
refused-card-voted = This card has a vote in the box. It cannot be cancelled any more.
refused-certify-again = Something changed just now. Please try again.

# $found (English)
refused-certify-check = The check of the record found a mistake. Nothing was signed. Call for help. { $found }

refused-count-again = Something changed just now. Please try again.

# $name (Text)
refused-lock-accounts = { $name } has no account yet. Make the account first.

refused-lock-empty = There is no election yet. Load the folder first.
refused-lock-set-up = The set-up was changed. Put the election together again, then lock the lists.
refused-set-up-missing = Something is still missing. The list of steps says what.
refused-first-sign-in = There is a secretary already. Sign in on the other page.
refused-first-code = This is not the code. Copy all of it from the window of RepVote.
refused-zip-not = This is not a zip file. Pack it as zip, then send it again.

# $file (Code)
refused-zip-without = There is no file { $file } in it.

refused-record-unknown = This record cannot be used here. It is of another version, or not whole.

# $name (Text)
# $account (Text)
refused-lock-names = The folder says { $name }. The account says { $account }. Make both the same.

refused-key-holder = This election does not have this key holder.
refused-key-replaced = This key was replaced by a newer one. Make a new key.
refused-key-same = Another key holder has this key. Make a new one.

refused-certify-differences = There are more votes than voters. Tick the box that says that you know.
refused-differences-none = There are no votes too many here. Go on to the next step.

refused-act-repeated = This was done too many times. It cannot be done again in this election.

# $contest (Text)
refused-lists-box = Too many people may vote in { $contest } for one election. Make two elections of it.

refused-lists-boxes = All these contests together are too many for one election. Make two elections of them.
refused-lists-texts = What people say is too long for one election. Make two elections of it.

# $name (Text)
refused-key-there = { $name } has a key already.

refused-lot-form = The draw could not be read. Enter it again.
refused-lot-method = Choose the hat or the dice.
refused-lot-names = Enter every name in the tie once, in the order drawn.
refused-lot-needless = There is no tie here, so there are no names to draw.
refused-lot-open = There is still a tie. People with the same number roll again.
refused-lot-rolls = Enter one roll, 1 to 6, for each person who rolls.
refused-lot-rounds = There are too many rounds of dice.
refused-lot-settled = The tie was settled before the last round. Take the last round away.
refused-not-locked = The lists are not locked yet. Lock the lists first.
refused-open-cards = There are no vote cards yet. Print the vote cards first.

# $names (Text)
refused-open-keys = The keys of { $names } are missing.

refused-secretary-passphrase = The name or the passphrase of the secretary is not right. Please try again.
refused-witness-passphrase = The name or the passphrase of the witness is not right. Please try again.
refused-shares-box-unknown = This box is not in this election.
refused-shares-boxes = The key must open every box. Please try again.
refused-shares-form = This could not be read. Load the page again.
refused-shares-holder = This file is for another key holder. Choose your own.

# $name (Text)
refused-shares-there = { $name } has opened the boxes already.

refused-shares-unfit = The key holders' parts do not fit together. Call for help.
refused-content-type = This could not be read. Load the page again.
refused-sign-in = The name or the passphrase is not right. Please try again.

# $names (Text)
refused-small-contest = Only a few people voted for { $names }. The numbers could show how they voted. The secretary and the witness must both say yes.

refused-small-none = There is nothing to agree. Go on with the count.
refused-wrong-stage = It is too early or too late for this. The board page shows the next step.
refused-stage-load = It has begun already. A whole election can be loaded only before that.
refused-stage-set-up = The lists are locked now. They cannot be changed any more.
refused-stage-put-together = The lists are put together when nominations are closed, not now.
refused-stage-open-nominations = Nominations were opened before. Open them again when they are closed.
refused-stage-close-nominations = Nominations are not open. There is nothing to close.
refused-stage-open-nominations-again = Nominations can be opened again when they are closed, before the lists are locked.
refused-set-up-used = A group uses this already. It cannot be taken out any more.
refused-set-up-groups = There are groups already. Take the groups out first, then begin anew.
refused-day-order = This day comes too early or too late. Look at the other days.
refused-invitation-unknown = This code does not open anything. It may be used already. Ask for a new one.
refused-second-step-digits = These digits are not right. Wait for the next ones, then type those.
# $name (Text)
refused-candidate-officer = { $name } stands in this election. The secretary and the witness cannot stand.

refused-group-unknown = This group is not there any more.
refused-group-used = This group has people already. Only its name can be changed.

# $name (Text)
refused-group-name = There is a group called { $name } already. Choose another name.

refused-stage-lock-lists = The lists are locked already. Go on to the next step.
refused-stage-open-lists-again = Only locked lists can be opened again, before voting opens.
refused-stage-add-key = Keys can be added after the lists are locked and before voting opens.
refused-stage-make-cards = Cards can be made after the lists are locked and before voting opens.
refused-stage-cancel-card = Cards can be cancelled before voting closes, not later.
refused-stage-open = Voting can open once, after the lists are locked.
refused-stage-close = Voting is not open. There is nothing to close.
refused-stage-stop-contest = Voting is not open. Only a vote that is going on can be stopped.
refused-contest-unknown = There is no such vote in this election.

# $contest (Title)
refused-contest-stopped = The vote for { $contest } is stopped already.

# $contest (Title)
refused-shares-stopped = The vote for { $contest } was stopped. Its box is never opened.

refused-stage-pause = Voting is not open. There is nothing to pause.
refused-stage-resume = Voting is not open. It cannot go on.
refused-pause-there = Voting is paused already.
refused-pause-none = Voting is not paused. It goes on.
refused-stage-seal-papers = Papers come in after voting is closed and before the count starts.
refused-papers-none = There are no papers in this batch.
refused-paper-card-cancelled = This card is cancelled. The paper does not count.
refused-paper-card-voted = This card has a vote already. The paper does not count.
refused-stage-start-count = The count starts once, after voting is closed.
refused-shares-enough = The boxes are open already. No more keys are needed.
refused-stage-add-shares = Key holders open the box while the count is going on.
refused-stage-draw-lot = Names are drawn during the count, when there is a tie.
refused-stage-certify = The final result can be signed once, when the votes are counted.
# $address (Text)
refused-cards-address = Tablets cannot reach the address { $address } that the cards would have. Ask the person who runs the laptop.
refused-cards-none = There are no vote cards to print.
# $address (Text)
refused-cards-own-address = The cards would have the address { $address }. No tablet can open it. Ask the person who runs the laptop.
refused-cards-meanwhile = Cards were made in the meantime. Load this page again.
refused-cards-file = The file with the cards is not here any more.
refused-open-cards-file = Print the cards first. Then say on their page that they are printed.
refused-job-failed = Something went wrong. This is our mistake. Nothing was changed. Please try again.

refused-sign-in-ended = Your sign-in has ended. Sign in again in a new tab. Then come back here and try again.

# $n (Number)
refused-sign-in-wait =
    { $n ->
        [one] Please wait 1 second.
       *[other] Please wait { $n } seconds.
    } Then try again.

## Files that cannot be read
## Not spoken.

# $reason (English)
refused-box-election = The box does not hold a RepVote election: { $reason }.

# $where (Text)
refused-definition-field = The part { $where } is missing or of the wrong kind.

refused-definition-form = The election is not written in the one canonical way.

# $list (English)
refused-definition-invalid = The election has mistakes. { $list }

refused-fields = Something in this file has other parts than it should have.

# $reason (English)
refused-json = This file cannot be read: { $reason }.

refused-card-foreign = This is not a RepVote vote card. Ask for help.
refused-card-half = Only a part of the card was read. Show the card again.
refused-card-letters = A letter is wrong. Look at the letters on the card again.
refused-card-secret = This is not a RepVote vote card.
refused-sound-manifest = The list of sounds is damaged.
refused-sound-manifest-kind = The list of sounds is of another kind.
refused-key-file = This is not a key file. Choose your key file.
refused-key-file-damaged = This key file is damaged. Use your copy of it.
refused-key-file-election = This key file is for another election. Choose the file for this one.
refused-key-form = The key is not written in the right way.
refused-keys-form = The keys are not written in the right way.
refused-key-proof = This key does not prove that somebody holds it.
refused-not-canonical = This file is not written in the one canonical way.
refused-step-kind = This step of a count is not known here.
refused-keys-threshold = All key holders are needed. RepVote cannot work with only some of them yet.
refused-keys-kind = This kind of key holder is not known here.
refused-keys-number = There must be one to five key holders.
refused-keys-same = Two key holders have the same key.
refused-point-form = A number in this file is not written as it must be.
refused-point-invalid = A number in this file is not a point of the group.
refused-scalar-form = A number in this file is not written as it must be.
refused-scalar-range = A number in this file is too big.
refused-result-form = The result is not written in the right way.
refused-share-form = The share is not written in the right way.
refused-share-proof = This share was not made with the right key.
refused-tally-form = The sealed sum is not written in the right way.
refused-tally-open = The sealed sum does not open to a number.

## Accounts and photos
## Not spoken.

# $problem (English)
refused-account-name = This name cannot be used. { $problem }

refused-account-role = The role is secretary or witness.

# $name (Text)
refused-account-name-taken = There is an account for { $name }.

# $name (Text)
# $role (Role)
refused-account-officer =
    The election names { $name } as its { $role ->
        [witness] witness
       *[secretary] secretary
    }.

# $role (Role)
# $name (Text)
refused-account-role-taken =
    There is a { $role ->
        [witness] witness
       *[secretary] secretary
    } already: { $name }.
refused-go-on-nothing = Nothing is missing. The election can go on as it is.

# $letters (Number)
refused-passphrase-long = This passphrase is too long. Use at most { $letters } letters.

# $letters (Number)
refused-passphrase-short = This passphrase is too short. Use at least { $letters } letters, like 4 words.

refused-passphrase-plain = This passphrase is too easy to guess. Use 4 words that do not belong together.
refused-paper-people = So many people do not fit on a voting paper.
refused-paper-none = There are no voting papers to print.
refused-papers-wrong = A page of this file cannot be read back. Make it again.
refused-picture-broken = This photo is broken or only part of it came. Please send it again.
refused-picture-dense = This photo could not be made small enough. Please choose another one.
refused-picture-empty = This file is empty. Please choose a photo.
refused-picture-heavy = This file is too big. A JPEG has at most 24 megabytes, any other photo at most 8.
refused-picture-kind = This kind of picture does not work here. Please save it as JPEG, PNG or WebP. An iPhone does this with Settings, Camera, Formats, Most Compatible.
refused-picture-not = This file is not a photo. Please choose a JPEG, PNG or WebP picture.
refused-picture-large = This photo has too many dots. Please make it smaller. A JPEG has at most 64 megapixels, all others at most 24.
refused-picture-moves = This picture moves. Please choose a still photo.
refused-picture-scans = This photo is put together in a strange way. Please save it again as JPEG.
refused-picture-small = This photo is too small. Please choose a bigger one.

## Putting people forward
## Not spoken.

refused-nominations-many = There are too many people here. Take somebody out first.
refused-nomination-gone = This person was taken out meanwhile.
refused-nomination-checking = Nominations are closed. Only what was handed back can be changed.
refused-nomination-photo = There is no photo yet. Choose one first.
refused-nomination-officer = The secretary and the witness sign the result. They cannot stand.
refused-nomination-twice = Somebody with a name that looks the same stands here already.

# $name (Text)
refused-nomination-same-name = { $name } stands already. Hand this one back, to write the names apart.

refused-nomination-not-whole = Something is still missing here.
refused-nomination-changed = This page was changed just now. Look at it again.
refused-nomination-code = This code does not work any more. Ask your group for a new one.
refused-print-nobody = Nobody stands yet. Put the election together first.
refused-stage-nominate = People can be put forward while nominations are open.
refused-stage-mend-nomination = This cannot be changed now. The lists are locked, or nominations are not open yet.

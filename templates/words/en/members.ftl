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

## A group's list
## Not spoken.

# $group (Text)
members-title = Members of { $group }

members-say = These people can vote. Their names are never public.
members-none = Nobody is on the list yet.

# $people (Number)
members-some =
    { $people ->
        [one] { $people } person is on the list.
       *[other] { $people } people are on the list.
    }

members-writing = The list is not sent yet.

# $name (Text)
members-sent = { $name } said yes. The list is sent. The secretary looks at it now.

members-approved = The secretary said yes. This list is ready.
members-back = The secretary sent the list back.

# $note (Text)
members-back-why = They wrote: { $note }

members-change-needs = When you change the list, the group says yes again.
members-add = Add a person
members-add-many = Add many people at once
members-send = Send the list
members-send-say = A person of the group says yes to the list first.
members-find = Find a name
members-find-button = Find
members-find-none = Nobody of this name is on the list.
members-all = Show everybody
members-elsewhere = Somebody of this name is on another list too.
members-on-list = Am I on the list?
members-locked = The lists are locked. Nobody can change them now.
members-task = The list of members

## One person
## Not spoken.

members-name = First name and last name
members-area = Where do they live?
members-kind = Who do they vote with?
members-contact = How can we reach them?
members-contact-hint = A telephone number or an address. You can leave this empty.
members-needs = What helps them to vote?
members-needs-hint = Tick all that help. You can leave this empty.
members-adult = Are they 18 or over?
members-adult-yes = Yes, they are 18 or over
members-adult-no = No
members-adult-wrong = Only people of 18 or over can vote.
members-ask-adult-title = Do you ask if people are 18 or over?
members-ask-adult-why = Groups say it for each member. We never ask for a date of birth.
members-ask-adult-yes = Yes, only people of 18 or over vote
members-ask-adult-no = No, we do not ask
members-private = We never ask what people have or what they can do.
members-out = Take this person out
members-out-then = They are not on the list of your group any more.
members-need-large-print = Large print
members-need-sound = Sound
members-need-switch = A switch
members-need-signs = Signs
members-need-home-visit = A visit at home
members-need-reading-partner = Somebody who reads with them

# $name (Text)
members-added = { $name } is on the list. You can add the next person.

## Many people at once
## Not spoken.

members-many-title = Add many people
members-many-say = Do you have a list already? Use it here.
members-many-first = You see every row first. Nothing is kept before you say so.
members-file = A list from your computer
members-file-hint = From Excel (.xlsx), LibreOffice (.ods), or .csv.
members-paste = Or copy your list and paste it here
members-paste-hint = One person on each line.
members-read = Look at the list
members-choose-one = Choose a list, or paste one.
members-file-kind = This is not a list. Send a file that ends in .xlsx, .ods or .csv.
members-too-big = This list is too long for one group. Send the names and areas only.
members-no-names = We found no names in this list.
members-columns-title = What is in each column?
members-columns-say = We ask this only once. The next time we know it.

# $number (Number)
members-column = Column { $number }

# $name (Text)
members-column-named = The column “{ $name }”

# $examples (Text)
members-column-like = For example: { $examples }

members-means-name = The whole name
members-means-first = The first name
members-means-last = The last name
members-means-area = The area
members-means-kind = Member or family carer
members-means-contact = How to reach them
members-means-needs = What helps them
members-means-adult = 18 or over
members-means-nothing = Something else. Leave it out
members-heading-row = The first line says what the columns are
members-heading-not = The first line is a person
members-columns-wrong = Say which column is the name. Only one can be the name.
members-go-on = Go on

## The look at every row
## Not spoken.

members-look-title = Look at every row

# $people (Number)
members-look-ready =
    { $people ->
        [one] { $people } person is ready
       *[other] { $people } people are ready
    }

# $rows (Number)
members-look-look =
    { $rows ->
        [one] { $rows } row needs a look
       *[other] { $rows } rows need a look
    }

# $rows (Number)
members-look-out =
    { $rows ->
        [one] { $rows } row is left out
       *[other] { $rows } rows are left out
    }

# $columns (Text)
members-look-private = We never keep these columns: { $columns }. They are left out.

members-look-nothing = Nothing is kept yet.
members-look-again = Look again

# $people (Number)
members-look-keep =
    { $people ->
        [one] Put { $people } person on the list
       *[other] Put { $people } people on the list
    }

members-look-mend = Mend these rows, or leave them out. Then look again.
members-look-none = Nobody of this list is ready.

# $number (Number)
members-row = Row { $number }

members-row-out = Leave this row out
members-row-choose = Choose

# $words (Text)
members-unread = We do not know this help: { $words }

# $people (Number)
members-kept =
    { $people ->
        [one] { $people } person is on the list now.
       *[other] { $people } people are on the list now.
    }

members-why-no-name = There is no name.
members-why-bad-name = The name cannot be used.
members-why-two-people = This looks like two people. Write one here. Add the other one after.
members-why-no-area = There is no area.
members-why-unknown-area = We do not know this area.
members-why-no-kind = Say who they vote with.
members-why-unknown-kind = We do not know who they vote with.
members-why-no-vote = There is no vote for this seat in this area.
members-why-bad-contact = How to reach them cannot be used.
members-why-no-adult = Say if they are 18 or over.

# $row (Text)
members-why-twice = This name is in row { $row } too. Are they two people? Write something more.

# $name (Text)
members-why-on-list = { $name } is on your list already.

members-why-above = This is above the names.
members-why-total = This is a total, not a person.

# $row (Text)
members-why-same-row = This is the same as row { $row }.

members-why-not-adult = They are not 18 yet.
members-why-by-you = You left this out.

## The secretary looks at the lists
## Not spoken.

lists-title = Lists of groups
lists-say = Each group sends its list. You look at it and say yes, or send it back.
lists-none = There are no groups yet.
lists-state-writing = The group is writing
lists-state-sent = Look at it now
lists-state-approved = Ready
lists-state-handed-back = The group is mending
lists-state-empty = Nobody on it
lists-yes = This list is right

# $name (Text)
lists-said-yes = { $name } said yes for the group.

lists-approve-say = When all lists are ready, you can put the election together.
lists-approved = The list is ready.
lists-back = Send it back
lists-back-note = What is wrong?
lists-back-hint = Write one sentence. The group reads it.
lists-was-sent-back = The list is with the group again.

lists-same-title = Is this one person?
lists-same-say = These names are on two lists. One person can vote only once.
lists-same-none = No name is on two lists.

# $pairs (Number)
lists-same-open =
    { $pairs ->
        [0] No name needs a look
        [one] { $pairs } name needs a look
       *[other] { $pairs } names need a look
    }

# $group (Text)
lists-same-one = One person, who votes with { $group }

lists-same-two = Two people
lists-same-is-two = You said: these are two people.

# $group (Text)
lists-same-is-one = You said: this is one person, who votes with { $group }.

lists-same-kept = Your answer is kept.

## Am I on the list?
## Not spoken.

on-list-title = Am I on the list?
on-list-say = Type a name. You see who is on the list.
on-list-none = Nobody of this name is on the list.
on-list-none-then = Try a part of the name. Or ask the group.
on-list-yes = Yes, on the list
on-list-name = A name, or a part of it

## A voting passport
## Not spoken.

# $name (Text)
passport-make = A voting passport for { $name }

passport-what = It is one page on paper. They show it to the people who help.
passport-kept = We do not keep what you write here. It goes on the paper only.
passport-hint = What is empty gets a line to write on.
passport-ask-helps = What else helps them?
passport-ask-yes = How do they say yes?
passport-ask-no = How do they say no?
passport-ask-company = Who may come with them?
passport-button = Make the page
passport-sign = This has a sign that cannot be printed. Use other letters.

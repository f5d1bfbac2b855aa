### What key holders read while the browser works.

## What the page says

keyholder-making = Mae eich allwedd yn cael ei gwneud.
keyholder-made = Gweithiodd hynny. Nawr gwnewch y 3 pheth hyn.
keyholder-tested = Dyma eich ffeil allwedd. Mae'n gweithio. Diolch.
keyholder-test-fails = Ni ellid darllen y ffeil. Dewiswch eich ffeil allwedd eto.
keyholder-make-fails = Ni chyrhaeddodd eich allwedd. Cyffyrddwch â'r botwm eto.
keyholder-reading = Mae eich ffeil allwedd yn cael ei darllen.
keyholder-looking = Yn gwirio blwch { $box } o { $boxes }. Arhoswch os gwelwch yn dda.
keyholder-looking-at = Yn gwirio blwch { $box } o { $boxes }. Pleidlais { $vote } o { $votes }. Arhoswch os gwelwch yn dda.
keyholder-whole = Does neb wedi newid y blychau.
keyholder-holds =
    { $boxes ->
        [zero] Dim blwch.
        [two] { $boxes } flwch.
       *[other] { $boxes } blwch.
    } { $votes ->
        [zero] Dim pleidlais.
        [one] { $votes } bleidlais.
        [two] { $votes } bleidlais.
        [many] { $votes } phleidlais.
       *[other] { $votes } pleidlais.
    }

keyholder-in-box =
    { $contest }: { $votes ->
        [one] { $votes } bleidlais
        [two] { $votes } bleidlais
        [many] { $votes } phleidlais
       *[other] { $votes } pleidlais
    }

keyholder-few =
    { $contest }: { $people ->
        [zero] Ni phleidleisiodd neb yma.
        [two] Dim ond { $people } berson a bleidleisiodd yma.
        [few] Dim ond { $people } pherson a bleidleisiodd yma.
        [many] Dim ond { $people } pherson a bleidleisiodd yma.
       *[other] Dim ond { $people } person a bleidleisiodd yma.
    }

keyholder-open-now = Eu hagor nawr?
keyholder-open-anyway =
    { $boxes ->
        [one] Ei agor serch hynny?
       *[other] Eu hagor serch hynny?
    }

keyholder-yes = Ie
keyholder-no = Na
keyholder-not-opened = Ni chafodd dim ei agor. Dywedwch wrth yr ysgrifennydd.
keyholder-working = Yn agor: { $done } o { $boxes }. Arhoswch os gwelwch yn dda.
keyholder-shared = Mae eich rhan chi o'r cyfrif wedi'i gwneud. Diolch.
keyholder-share-fails = Ni chyrhaeddodd eich rhan chi. Dewiswch eich ffeil allwedd eto.
keyholder-nothing = Does dim i'w gyfrif eto.
keyholder-card-read = Darllenwyd y cerdyn.

## Files that do not fit

keyholder-error-key-file = Nid ffeil allwedd yw hon. Dewiswch eich ffeil allwedd.
keyholder-error-key-file-election = Mae'r ffeil allwedd hon ar gyfer etholiad arall. Dewiswch y ffeil ar gyfer yr etholiad hwn.
keyholder-error-key-file-holder = Nid dyma'r ffeil allwedd gywir. Dewiswch eich ffeil allwedd ddiweddaraf chi eich hun.
keyholder-error-key-file-damaged = Mae'r ffeil allwedd hon wedi'i difrodi. Defnyddiwch eich copi ohoni.
keyholder-error-share-file-holder = Mae'r ffeil hon ar gyfer rhywun arall ag allwedd. Dewiswch eich ffeil eich hun.
keyholder-error-stopped = Cafodd un o'r pleidleisiau hyn ei stopio. Nid yw ei blwch byth yn cael ei agor. Galwch am help.
keyholder-error-box = Mae rhywbeth o'i le ar y blwch hwn. Peidiwch â'i agor. Galwch am help.

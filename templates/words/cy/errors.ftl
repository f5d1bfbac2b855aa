### What a page says when something went wrong.

## What happened, and what to do next

error-not-found-title = Nid yw'r dudalen hon yma
error-not-found-text = Efallai bod y cyfeiriad yn anghywir.
error-not-found-next = Ewch i'r dudalen gyntaf a dechrau eto. Os ydych chi'n gweithio i'r bwrdd, mewngofnodwch eto.
error-card-link-title = Nid yw'r ddolen hon yn iawn
error-card-link-text = Cafodd y ddolen ei newid ar ei ffordd atoch.
error-card-link-next = Dangoswch eich cerdyn pleidleisio eto, neu gofynnwch am help.
error-page-too-old-title = Mae'r dudalen hon yn rhy hen
error-page-too-old-text = Roedd y dudalen ar agor am amser hir.
error-page-too-old-next = Ewch yn ôl, llwythwch y dudalen eto, a rhowch gynnig arall arni.
error-bad-request-text = Ni allai'r rhaglen hon ddarllen beth gafodd ei anfon.
error-conflict-title = Ni ellir gwneud hyn nawr
error-conflict-next = Ewch yn ôl ac edrych ar y cam nesaf.
error-too-large-title = Mae hynny'n rhy fawr
error-too-large-text = Mae beth gafodd ei anfon yn rhy fawr.
error-too-large-next = Dewiswch ffeil lai.
error-unsupported-type-text = Nid yw'r math hwn o ffeil yn addas yma.
error-unsupported-type-next = Dewiswch ffeil arall.
error-unprocessable-next = Ewch yn ôl a rhowch gynnig arall arni.
error-too-many-requests-title = Arhoswch os gwelwch yn dda
error-too-many-requests-text = Roedd gormod o gynigion.
error-too-many-requests-next = Arhoswch un funud. Yna rhowch gynnig arall arni.
error-unexpected-title = Aeth rhywbeth o'i le
error-unexpected-text = Ein camgymeriad ni yw hwn, nid chi. Ni chollwyd dim.
error-unexpected-next = Rhowch gynnig arall arni. Os yw'n digwydd eto, dywedwch y rhif hwn wrth ysgrifennydd y bwrdd.
error-disk-full-title = Mae'r cyfrifiadur hwn yn llawn
error-disk-full-text = Ni allai gadw'r hyn a wnaethoch. Ni newidiwyd dim.
error-disk-full-next = Gofynnwch am help. Yna rhowch gynnig arall arni.
error-other-data-title = Ni all y cyfrifiadur hwn fynd ymlaen
error-other-data-text = Newidiwyd rhywbeth arno. Ni chadwyd yr hyn a wnaethoch.
error-other-data-next = Gofynnwch am help. Dywedwch wrth ysgrifennydd y bwrdd.
error-busy-text = Mae'r rhaglen yn brysur.
error-bad-request-title = Wnaeth hynny ddim gweithio
error-bad-request-next = Ewch yn ôl, llwythwch y dudalen eto, a rhowch gynnig arall arni.
error-unsupported-type-title = Wnaeth hynny ddim gweithio
error-unprocessable-title = Wnaeth hynny ddim gweithio
error-busy-title = Arhoswch os gwelwch yn dda
error-busy-next = Arhoswch un funud. Yna rhowch gynnig arall arni.

## Number of a mistake

error-number = Rhif y camgymeriad hwn:

### Why something cannot be done, as a voter’s tablet and the pages for everybody can show it.


refused-ballot-form = Nid yw'r bleidlais hon wedi'i hysgrifennu yn y ffordd iawn. Pleidleisiwch eto, neu gofynnwch am help.
refused-ballot-point = Nid yw'r bleidlais hon wedi'i hysgrifennu yn y ffordd iawn. Pleidleisiwch eto, neu gofynnwch am help.
refused-ballot-signature = Ni lofnodwyd y bleidlais hon gan ei cherdyn. Pleidleisiwch eto, neu gofynnwch am help.
refused-ballot-option-proof = Nid ie na nage yw rhan o'r bleidlais hon. Pleidleisiwch eto, neu gofynnwch am help.
refused-ballot-overall-proof = Mae gormod o ddewisiadau yn y bleidlais hon. Pleidleisiwch eto, neu gofynnwch am help.
refused-ballot-election = Mae'r bleidlais hon yn perthyn i etholiad arall. Pleidleisiwch eto, neu gofynnwch am help.
refused-ballot-hash = Newidiwyd y bleidlais hon ar ei ffordd. Pleidleisiwch eto, neu gofynnwch am help.
refused-ballot-unreadable = Nid yw'r bleidlais hon wedi'i hysgrifennu yn y ffordd iawn. Pleidleisiwch eto os gwelwch yn dda.
refused-ballot-long = Mae'r bleidlais hon yn rhy hir. Pleidleisiwch eto os gwelwch yn dda.
refused-ballot-copied = Mae rhan o'r bleidlais hon yn y blwch yn barod. Pleidleisiwch eto os gwelwch yn dda.
refused-stage-publish = Does dim cofnod cyhoeddus eto. Dewch yn ôl pan fydd y pleidleisio ar agor.
refused-wall-empty = Does dim pleidlais yn y blwch hwn eto. Dewch yn ôl wedyn.
refused-box-closed = Mae'r blwch ar gau. Ni all mwy o bleidleisiau ddod i mewn. Gofynnwch am help.
refused-box-not-open = Nid yw'r blwch ar agor eto. Dewch yn ôl wedyn.
refused-box-paused = Mae'r pleidleisio wedi'i oedi. Nid yw eich pleidlais yn y blwch. Rhowch gynnig arall arni yn nes ymlaen.
refused-box-stopped = Mae'r bleidlais hon wedi stopio. Nid yw eich pleidlais yn y blwch. Bydd pleidlais newydd, gyda cherdyn newydd. Wnaethoch chi ddim byd o'i le.
refused-box-unknown = Mae'r cerdyn hwn ar gyfer etholiad arall. Gofynnwch am help.
refused-box-first-only = Nawr dim ond pobl sydd heb bleidleisio sy'n gallu pleidleisio. Y bleidlais yn y blwch sy'n cyfrif.
refused-card-often = Does gan y cerdyn hwn ddim pleidleisiau ar ôl. Y bleidlais yn y blwch sy'n cyfrif.
refused-card-cancelled = Nid yw'r cerdyn hwn yn gweithio mwyach. Gofynnwch am gerdyn arall.
refused-card-replaced = Cafodd y rhestrau eu cywiro. Felly mae'r cerdyn hwn yn hen. Gofynnwch am gerdyn newydd. Wnaethoch chi ddim byd o'i le.
refused-card-unknown = Nid yw'r cerdyn hwn yn yr etholiad hwn. Gofynnwch am help.
refused-disk-full = Mae'r cyfrifiadur hwn yn llawn. Nid yw eich pleidlais yn y blwch. Gofynnwch am help.
refused-not-a-vote = Nid pleidlais dan glo yw hon. Gofynnwch am help.
refused-codes = Dewiswch ddau lun cyntaf y cerdyn.
refused-number = Nid yw'r rhif hwn yn un o'r rhai sy'n addas.
refused-length = Mae hyd rhestr yn y ffeil hon yn anghywir.

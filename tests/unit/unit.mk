# Unit tests: tests/unit/FLOOR_WHAT.c links FLOOR and the floors below it.
# `make unit-FLOOR` builds and runs those of one floor.

UNITS	:= $(patsubst tests/unit/%.c,%,$(wildcard tests/unit/*_*.c))

BELOW_base	:= base
BELOW_xml	:= xml base
BELOW_pack	:= pack base
BELOW_fo	:= fo xml base
BELOW_pdf	:= pdf fo xml base
BELOW_seal	:= seal pack xml base
BELOW_dossier	:= dossier seal pdf fo pack xml base
BELOW_batch	:= batch dossier seal pdf fo pack xml base
BELOW_reception	:= reception dossier seal pdf fo pack xml base
BELOW_archive	:= archive dossier seal pdf fo pack xml base
BELOW_capture	:= capture dossier seal pdf fo pack xml base
BELOW_cmd	:= $(FLOORS)

define unit
$(B)/tests/unit/$(1): $(B)/tests/unit/$(1).o $(foreach f,$(BELOW_$(firstword $(subst _, ,$(1)))),$(B)/lib$(f).a)
	@$$(CC) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^ $$(LIBS) -lcmocka
endef
$(foreach u,$(UNITS),$(eval $(call unit,$(u))))

.PHONY: units
units: $(UNITS:%=$(B)/tests/unit/%)

UNIT_OF = $(filter $(B)/tests/unit/$(1)_%,$(UNITS:%=$(B)/tests/unit/%))

define unit_floor
.PHONY: unit-$(1)
unit-$(1): $(call UNIT_OF,$(1))
	@set -e; for t in $$^; do $$$$t; done
endef
$(foreach f,$(FLOORS),$(eval $(call unit_floor,$(f))))

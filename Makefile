# clea - see README.md; `make help` lists the targets.
#
# Everything that is built goes below $(B).  A folder of pipeline/ is a library
# $(B)/libFOLDER.a; the program and each test link the floors they stand on.

B	?= build
CC	?= cc
PREFIX	?= /usr/local
DESTDIR	?=
VERSION	:= 0.1.0

FLOORS	:= cmd capture archive reception batch dossier seal pdf fo pack xml base
PKGS	:= libxml-2.0 libxslt libexslt libzip libcrypto harfbuzz harfbuzz-subset fontconfig \
	   libpng zlib libdeflate jansson libqpdf fribidi libunibreak sqlite3 libseccomp
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null | sed 's/-I/-isystem /g')
PKG_LIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
# libharu, libhyphen, libmagic and libunistring have no pkg-config file.
LIBS	:= $(PKG_LIBS) -lhpdf -lhyphen -lmagic -lunistring -lpthread -lm

WARN	:= -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes \
	   -Wmissing-prototypes -Wold-style-definition -Wwrite-strings -Wpointer-arith \
	   -Wcast-qual -Wformat=2 -Wundef -Wvla -Wnull-dereference -Werror
HARDEN	:= -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE -fstack-clash-protection
OPT	?= -O2 -g
CFLAGS	?= $(OPT) $(HARDEN)
LDFLAGS	?= -pie -Wl,-z,relro,-z,now -Wl,-z,noexecstack -Wl,--as-needed
CPPFLAGS := -D_GNU_SOURCE -DCLEA_VERSION='"$(VERSION)"' -Ipipeline $(PKG_CFLAGS)
STD	:= -std=c17

SRCS	:= $(wildcard pipeline/*.c pipeline/*/*.c)
OBJS	:= $(SRCS:%.c=$(B)/%.o)
ARCHIVES := $(FLOORS:%=$(B)/lib%.a)

MESSAGES := $(patsubst pipeline/po/%.po,$(B)/locale/%/LC_MESSAGES/clea.mo,$(wildcard pipeline/po/*.po))

.PHONY: all
all: $(B)/clea $(B)/clea.1 $(MESSAGES)	## build the program: $(B)/clea

$(B)/clea: $(B)/pipeline/main.o $(ARCHIVES)
	@echo "  LD $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(STD) $(CPPFLAGS) $(WARN) $(CFLAGS) -MMD -MP -c -o $@ $<

define archive
$(B)/lib$(1).a: $$(patsubst %.c,$(B)/%.o,$$(wildcard pipeline/$(1)/*.c))
	@rm -f $$@; ar rcs $$@ $$^
endef
$(foreach f,$(FLOORS),$(eval $(call archive,$(f))))

-include $(wildcard $(B)/pipeline/*.d $(B)/pipeline/*/*.d $(B)/tests/unit/*.d)

# The man page takes its list of findings from the program's own catalogue.
$(B)/clea.1: pipeline/clea.1.in $(B)/clea
	LC_ALL=C $(B)/clea help findings | sed -e '/^@FINDINGS@$$/{' -e 'r /dev/stdin' -e 'd' -e '}' $< > $@

$(B)/locale/%/LC_MESSAGES/clea.mo: pipeline/po/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

include tests/unit/unit.mk

# ---- what is installed first ----

DEPS_BUILD := build-essential pkg-config gettext libxml2-dev libxslt1-dev libhpdf-dev libzip-dev libssl-dev \
	libharfbuzz-dev libunibreak-dev libhyphen-dev libfribidi-dev libfontconfig-dev libpng-dev zlib1g-dev libdeflate-dev \
	libqpdf-dev libjansson-dev libmagic-dev libsqlite3-dev libseccomp-dev libunistring-dev libcmocka-dev
DEPS_RUN := fonts-liberation2 fonts-dejavu-core hyphen-fr hyphen-en-us hyphen-de icc-profiles-free openssl
DEPS_TEST := python3 python3-lxml python3-pil libxml2-utils xsltproc poppler-utils qpdf unzip zip parallel
DEPS_LINT := clang clang-tidy cppcheck mandoc libclang-rt-14-dev valgrind

# apt only where something is missing: root as it is, others through sudo.
define install_missing
	@missing=; for p in $(1); do \
		dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
		echo "installing:$$missing"; \
		if [ "$$(id -u)" = 0 ]; then as=; else as=sudo; fi; \
		$$as apt-get update -q >/dev/null && \
		DEBIAN_FRONTEND=noninteractive $$as apt-get install -q -y --no-install-recommends $$missing >/dev/null || \
		{ echo "could not install:$$missing" >&2; exit 1; }; \
	fi
endef

.PHONY: deps deps-lint
deps:	## install the Debian packages that building, running and testing need
	$(call install_missing,$(DEPS_BUILD) $(DEPS_RUN) $(DEPS_TEST))
deps-lint:
	$(call install_missing,$(DEPS_LINT))

# ---- samples, demonstration, tests ----

.PHONY: samples demo test check-run
samples: $(B)/samples/.made	## the sample dossiers, with their proofs, in $(B)/samples/
$(B)/samples/.made: samples/generate $(wildcard samples/*.py samples/*/dossier.xml samples/*/*.py)
	@mkdir -p $(B)
	samples/generate --samples $(B)/samples
	@touch $@

demo: deps	## install, build, seal the sample dossiers into $(B)/demo/
	@$(MAKE) --no-print-directory all samples
	@samples/demo $(B)

test: deps	## install, build, run the whole test suite
	@$(MAKE) --no-print-directory check-run

check-run: all units samples
	@tests/run --build $(B) $(KINDS)

# ---- quality ----

SAN := -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
.PHONY: lint sanitize valgrind fuzz bench conformance bless
lint: deps-lint all	## floors, clang-tidy, cppcheck, man page, schemas, rules and their cases
	@tests/lint $(B)

sanitize: deps	## unit tests and all cases under ASan and UBSan
	@$(MAKE) --no-print-directory B=$(B)/asan OPT='-O1 -g' HARDEN='$(SAN)' LDFLAGS='$(SAN)' KINDS='unit cli bad' check-run
	@tests/run --build $(B)/asan -k hostile scripts

valgrind: deps-lint all samples	## the demonstration under valgrind
	@tests/valgrind $(B)

fuzz: deps-lint	## each fuzzer for a minute
	@tests/fuzz/run $(B)

bench: all samples	## ratios beside a peer, in the same run
	@tests/bench/run $(B)

conformance: all samples	## other people's validators on the demonstration (quick part: CLEA_QUICK=1)
	@tests/conformance $(B)

# ---- installing ----

DATA := $(DESTDIR)$(PREFIX)/share/clea
.PHONY: install clean help
install: all	## DESTDIR= and PREFIX= as usual
	install -D -m 755 $(B)/clea $(DESTDIR)$(PREFIX)/bin/clea
	install -D -m 644 $(B)/clea.1 $(DESTDIR)$(PREFIX)/share/man/man1/clea.1
	for mo in $(MESSAGES:$(B)/%=%); do install -D -m 644 $(B)/$$mo $(DESTDIR)$(PREFIX)/share/$$mo; done
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	$(B)/clea completion bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/clea
	install -d $(DATA)
	cp -R stylesheets referentiel $(DATA)/
	chmod -R u=rwX,go=rX $(DATA)

clean:	## remove what was built
	rm -rf $(B)

help:	## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  \1	\2/p' Makefile | expand -t 16

# ---- messages ----

.PHONY: pot
# The order of the files is ours, not the file system's; .def files are C.  tests/lint makes the same $(B)/clea.pot.
pot:	## gather the messages anew and merge them into the catalogues
	@mkdir -p $(B)
	find pipeline -name '*.c' -o -name '*.def' | LC_ALL=C sort | xgettext --files-from=- --language=C \
	    --from-code=UTF-8 -k_ -kN_ -kngettext:1,2 -cTRANSLATORS -o $(B)/clea.pot --sort-by-file --no-location --package-name=clea
	for po in pipeline/po/*.po; do \
	    msgmerge -q --update --backup=none --no-fuzzy-matching $$po $(B)/clea.pot; done

# clea - see README.md; `make help` lists the targets.
#
# Everything that is built goes below $(B).  A folder of pipeline/ is a library
# $(B)/libFOLDER.a; the program and each test link the floors they stand on.

B	?= build
CC	?= cc
PREFIX	?= /usr/local
DESTDIR	?=
VERSION	:= 0.1.0

FLOORS	:= cmd dossier seal pdf fo pack xml base
PKGS	:= libxml-2.0 libxslt libexslt libzip libcrypto harfbuzz harfbuzz-subset fontconfig \
	   libpng zlib jansson libqpdf fribidi libunibreak
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null | sed 's/-I/-isystem /g')
PKG_LIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
# libharu, libhyphen and libmagic have no pkg-config file.
LIBS	:= $(PKG_LIBS) -lhpdf -lhyphen -lmagic -lpthread -lm

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

.PHONY: all
all: $(B)/clea $(B)/locale/fr/LC_MESSAGES/clea.mo	## build the program: $(B)/clea

$(B)/clea: $(B)/pipeline/main.o $(ARCHIVES)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

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

$(B)/locale/%/LC_MESSAGES/clea.mo: pipeline/po/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

include tests/unit/unit.mk

# magang - case manager for apprenticeships and new entrepreneurs
#
#   make demo     install what is missing, build, open the program on invented
#                 data (PEOPLE=2000)
#   make check    install what is missing, build, run all tests
#   make          build .build/magang and nothing else
#   make install  binary, configuration, catalogs, man pages, completions
#                 (PREFIX, DESTDIR)
#
# Knobs: V=1 shows commands, SANITIZE=address,undefined, WERROR=1, OPT=-O0,
# CC=clang, BUILD=.build, TUI=0 leaves out the screens.

PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= .build
CC ?= cc
OPT ?= -O2
SANITIZE ?=
WERROR ?=
TUI ?= 1
V ?=
PEOPLE ?= 2000
VERSION := 0.1

ifeq ($(origin CC),default)
CC := cc
endif
Q := $(if $(V),,@)
say = $(if $(V),@:,@printf '  %-5s %s\n' $(1) $(2))

# --- flags -----------------------------------------------------------------
IS_CLANG := $(findstring clang,$(shell $(CC) --version 2>/dev/null))

WARN := -Wall -Wextra -Wshadow -Wconversion -Wformat=2 -Wvla -Wundef \
	-Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -fno-common \
	-Wno-missing-field-initializers
HARDEN := -fstack-protector-strong -fstack-clash-protection \
	-fcf-protection=full -fPIE
ifeq ($(IS_CLANG),)
WARN += -Wstrict-overflow=2
HARDEN += -ftrivial-auto-var-init=zero
endif
ifeq ($(SANITIZE),)
ifneq ($(OPT),-O0)
HARDEN += -D_FORTIFY_SOURCE=$(if $(IS_CLANG),2,3)
endif
else
HARDEN += -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer
endif
WARN += $(if $(WERROR),-Werror)

CPPFLAGS_ALL := -Iinclude -D_GNU_SOURCE -DMG_VERSION='"$(VERSION)"' \
	-DMG_PREFIX='"$(PREFIX)"' $(CPPFLAGS)
CFLAGS_ALL := -std=c17 -g $(OPT) $(WARN) $(HARDEN) $(CFLAGS)
LDFLAGS_ALL := -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code \
	$(if $(SANITIZE),-fsanitize=$(SANITIZE)) $(LDFLAGS)

LIBS_base := -lutf8proc -lsodium
LIBS_store := -llmdb
LIBS_program := -lyaml
LIBS_domain :=
LIBS_cli :=
LIBS_tui := -lncursesw

# --- layers, lowest first: a layer links only with those before it ----------
LAYERS := base store program domain cli
HAVE_TUI := $(if $(filter-out 0,$(TUI)),$(wildcard src/tui/*.c))
LAYERS += $(if $(HAVE_TUI),tui)

srcs = $(sort $(wildcard src/$(1)/*.c))
objs = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(call srcs,$(1)))
lib = $(BUILD)/lib/lib$(1).a

below_base := base
below_store := store base
below_program := program base
below_domain := domain program store base
below_cli := cli domain program store base
below_tui := tui cli domain program store base
# static archives with their foreign libraries, highest layer first
link = $(foreach l,$(below_$(1)),$(call lib,$(l))) \
	$(foreach l,$(below_$(1)),$(LIBS_$(l)))

all: $(BUILD)/magang $(BUILD)/share/stamp

define LAYER
$(call lib,$(1)): $(call objs,$(1))
	$$(call say,AR,$$@)
	$(Q)mkdir -p $$(@D) && rm -f $$@ && ar rcs $$@ $$(filter %.o,$$^)
endef
$(foreach l,$(LAYERS),$(eval $(call LAYER,$(l))))

$(BUILD)/obj/%.o: src/%.c $(BUILD)/flags
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) \
		$(if $(HAVE_TUI),-DHAVE_TUI) -MMD -MP -c -o $@ $<

# rebuilt only when the flags change, so that every object follows them
FLAGS_NOW := $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS_ALL) $(HAVE_TUI)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D); echo '$(subst ','\'',$(FLAGS_NOW))' | cmp -s - $@ || \
		echo '$(subst ','\'',$(FLAGS_NOW))' > $@

TOP_LIBS := $(if $(HAVE_TUI),$(call link,tui),$(call link,cli))
$(BUILD)/magang: $(BUILD)/obj/main.o $(foreach l,$(LAYERS),$(call lib,$(l)))
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $(BUILD)/obj/main.o $(TOP_LIBS)

# --- configuration and catalogs beside the binary ---------------------------
LINGUAS := id ja
CATALOGS := $(foreach l,$(LINGUAS),$(BUILD)/share/locale/$(l)/LC_MESSAGES/magang.mo)
CONFIG_FILES := $(shell find config -type f 2>/dev/null)

$(BUILD)/share/stamp: $(CONFIG_FILES) $(CATALOGS)
	$(Q)mkdir -p $(BUILD)/share && rm -rf $(BUILD)/share/config && \
		cp -R config $(BUILD)/share/config && touch $@

$(BUILD)/share/locale/%/LC_MESSAGES/magang.mo: src/po/%.po
	$(call say,MO,$@)
	$(Q)mkdir -p $(@D) && msgfmt --check -o $@ $<

pot:
	$(Q)xgettext --from-code=UTF-8 -k_ -kN_ -kngettext:1,2 --add-comments=TRANSLATORS \
		--package-name=magang --no-location --sort-output \
		-o src/po/magang.pot $$(find src include -name '*.[ch]' | sort)
	$(Q)for l in $(LINGUAS); do \
		msgmerge -q --no-wrap -U --backup=none src/po/$$l.po src/po/magang.pot; done

# --- install -----------------------------------------------------------------
# completion of each shell: where it looks, and the name it looks for
SHARE := $(DESTDIR)$(PREFIX)/share
COMPLETIONS := $(SHARE)/bash-completion/completions/magang \
	$(SHARE)/zsh/site-functions/_magang \
	$(SHARE)/fish/vendor_completions.d/magang.fish

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/magang
	install -m 755 $(BUILD)/magang $(DESTDIR)$(PREFIX)/bin/magang
	cp -R $(BUILD)/share/config $(BUILD)/share/locale $(DESTDIR)$(PREFIX)/share/magang/
	for m in man/*.[157]; do \
		d=$(DESTDIR)$(PREFIX)/share/man/man$${m##*.}; \
		install -d $$d && install -m 644 $$m $$d/; done
	for c in $(COMPLETIONS); do install -d $${c%/*}; done
	install -m 644 src/completion/magang.bash $(word 1,$(COMPLETIONS))
	install -m 644 src/completion/_magang $(word 2,$(COMPLETIONS))
	install -m 644 src/completion/magang.fish $(word 3,$(COMPLETIONS))

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/magang
	rm -rf $(DESTDIR)$(PREFIX)/share/magang
	for m in man/*.[157]; do \
		rm -f $(DESTDIR)$(PREFIX)/share/man/man$${m##*.}/$${m##*/}; done
	rm -f $(COMPLETIONS)

# --- tests -------------------------------------------------------------------
UNIT_LAYERS := base store program domain $(if $(HAVE_TUI),tui)
unit_srcs = $(sort $(wildcard tests/unit/$(1)/test_*.c))
UNIT_BINS := $(foreach l,$(UNIT_LAYERS),$(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(call unit_srcs,$(l))))

define UNIT
$(BUILD)/unit/$(1)/%: tests/unit/$(1)/%.c $(foreach l,$(below_$(1)),$(call lib,$(l))) $(BUILD)/flags
	$$(call say,TEST,$$@)
	$(Q)mkdir -p $$(@D) && $(CC) $(CPPFLAGS_ALL) -Itests -DTEST_DATA='"$(CURDIR)"' \
		$(CFLAGS_ALL) $(LDFLAGS_ALL) -MMD -MP -o $$@ $$< $(call link,$(1)) -lcmocka
endef
$(foreach l,$(UNIT_LAYERS),$(eval $(call UNIT,$(l))))

unit: $(UNIT_BINS)

check: deps
	$(Q)tests/tools/check

check-full: deps
	$(Q)tests/tools/check --full

check-layers check-size check-headers check-tables:
	$(Q)CC="$(CC)" tests/tools/$@

bench: all
	$(Q)tests/tools/bench

fuzz:
	$(Q)tests/tools/fuzz

coverage:
	$(Q)tests/tools/coverage

deps:
	$(Q)tests/tools/deps

demo: demo-deps
	$(Q)$(MAKE) --no-print-directory all
	$(Q)$(BUILD)/magang demo --people $(PEOPLE)

demo-deps:
	$(Q)tests/tools/deps --build-only

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

.PHONY: all unit check check-full check-layers check-size check-headers \
	check-tables bench fuzz coverage deps demo demo-deps install uninstall \
	pot clean FORCE
FORCE:
.SECONDARY:

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
# What the sanitizers add to the data needs many relocations at each start: their
# tests run thousands of processes, which begin a fifth faster where they stand.
PIE := $(if $(SANITIZE),no-pie,pie)
HARDEN := -fstack-protector-strong -fstack-clash-protection \
	-fcf-protection=full $(if $(SANITIZE),-fno-pie,-fPIE)
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

HAVE_TUI := $(if $(filter-out 0,$(TUI)),yes)
CPPFLAGS_ALL := -Iinclude -D_GNU_SOURCE -DMG_VERSION='"$(VERSION)"' \
	-DMG_PREFIX='"$(PREFIX)"' $(if $(HAVE_TUI),-DHAVE_TUI) $(CPPFLAGS)
CFLAGS_ALL := -std=c17 -g $(OPT) $(WARN) $(HARDEN) $(CFLAGS)
LDFLAGS_ALL := -$(PIE) -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code \
	$(if $(SANITIZE),-fsanitize=$(SANITIZE)) $(LDFLAGS)
# A quarter less of a start under the address sanitizer: its library inside, and
# all globals told to it at once (tests/tools/asan-once.c).
ifneq ($(if $(IS_CLANG),,$(findstring address,$(SANITIZE))),)
ONCE := $(BUILD)/obj/asan-once.o
LDFLAGS_ALL += -static-libasan $(if $(findstring undefined,$(SANITIZE)),-static-libubsan) \
	-Wl,--wrap=__asan_register_globals,--wrap=__asan_unregister_globals \
	$(ONCE)
endif

# --- rooms, lowest first ----------------------------------------------------
# Each folder of src/ is a room: a static library with its headers in
# include/magang/ROOM. uses_ROOM names the rooms that its files may include;
# LIBS_ROOM the foreign libraries that are used there and nowhere else.
# tests/tools/check-layers reads this list and proves it.
ROOMS := base store log identity yaml field expr matching program record \
	rulebook casework placing apply office linkage query ops exchange demo view \
	cli
TUI_ROOMS := tui/term tui/widget tui/ui tui/list tui/record tui/deck tui/form \
	tui/home tui/paste tui/roll tui/linear tui

uses_base :=
uses_store := base
uses_log := base store
uses_identity := base store
uses_yaml := base
uses_field := base identity
uses_expr := base yaml field
uses_matching := base
uses_program := base yaml field expr
uses_record := base store log identity field program
uses_rulebook := base store identity yaml field program record
uses_casework := base store log identity expr program record rulebook
uses_placing := base store expr matching program record rulebook casework
uses_apply := base store log program record rulebook casework
uses_office := base store log identity field program record rulebook \
	casework placing apply
uses_linkage := base store identity record rulebook office
uses_query := base store identity field expr program record rulebook casework \
	office
uses_ops := base store log expr matching program record rulebook casework placing apply \
	office linkage
uses_exchange := base store identity yaml field matching program record rulebook \
	casework office linkage query ops
uses_demo := base store log identity field expr program record rulebook \
	casework placing apply office linkage ops exchange
uses_view := base store identity field expr matching program record rulebook \
	casework placing office linkage query ops exchange
uses_cli := base store identity field matching program record rulebook casework placing office \
	linkage query ops exchange demo view
uses_tui/term := base view
uses_tui/widget := base field tui/term
uses_tui/ui := base office ops view tui/term tui/widget
uses_tui/list := base program record casework placing office query ops view tui/term \
	tui/widget tui/ui
uses_tui/record := base record casework office linkage query ops exchange \
	view tui/term tui/widget tui/ui
uses_tui/deck := base field program record rulebook casework office linkage \
	query ops view tui/term tui/widget tui/ui
uses_tui/form := base identity field program record rulebook office linkage \
	ops exchange view tui/term tui/widget tui/ui
uses_tui/home := base identity expr program record rulebook office query ops \
	view tui/term tui/widget tui/ui
uses_tui/paste := base program record office ops exchange view tui/term \
	tui/widget tui/ui
uses_tui/roll := base record casework office ops view tui/term tui/widget \
	tui/ui
uses_tui/linear := base view tui/term tui/ui tui/form
uses_tui := base office view tui/term tui/widget tui/ui tui/list tui/record \
	tui/deck tui/form tui/home tui/paste tui/roll tui/linear
uses_start := base cli view $(if $(HAVE_TUI),tui/term tui)

LIBS_base := -lutf8proc -lsodium
LIBS_store := -llmdb
LIBS_yaml := -lyaml
LIBS_program := -lyaml
LIBS_tui/term := -lncursesw
LIBS_tui := -lncursesw

ROOMS += $(if $(HAVE_TUI),$(TUI_ROOMS)) start
ROOMS := $(foreach r,$(ROOMS),$(if $(wildcard src/$(r)/*.c),$(r)))

reverse = $(if $(1),$(call reverse,$(wordlist 2,$(words $(1)),$(1))) $(firstword $(1)))
$(foreach r,$(ROOMS),$(eval below_$(r) := $(sort $(uses_$(r)) \
	$(foreach u,$(uses_$(r)),$(below_$(u))))))

srcs = $(sort $(wildcard src/$(1)/*.c))
objs = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(call srcs,$(1)))
lib = $(BUILD)/lib/lib$(subst /,-,$(1)).a
# A room and what it stands on; MODEL is all that is no face.
chain = $(filter $(1) $(below_$(1)),$(ROOMS))
MODEL := $(filter-out view cli tui% start,$(ROOMS))
# rooms as words for the linker: the highest first, then what is foreign
archives = $(foreach r,$(call reverse,$(1)),$(call lib,$(r)))
link = $(call archives,$(1)) $(sort $(foreach r,$(1),$(LIBS_$(r))))

all: $(BUILD)/magang $(BUILD)/share/stamp

define ROOM
$(call lib,$(1)): $(call objs,$(1))
	$$(call say,AR,$$@)
	$(Q)mkdir -p $$(@D) && rm -f $$@ && ar rcs $$@ $$(filter %.o,$$^)
endef
$(foreach r,$(ROOMS),$(eval $(call ROOM,$(r))))

$(BUILD)/obj/%.o: src/%.c $(BUILD)/flags
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) \
		-MMD -MP -c -o $@ $<

$(BUILD)/obj/asan-once.o: tests/tools/asan-once.c $(BUILD)/flags
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(CC) -std=c17 -O1 -fno-pie -c -o $@ $<

# rebuilt only when the flags change, so that every object follows them
FLAGS_NOW := $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS_ALL)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D); echo '$(subst ','\'',$(FLAGS_NOW))' | cmp -s - $@ || \
		echo '$(subst ','\'',$(FLAGS_NOW))' > $@

$(BUILD)/magang: $(BUILD)/obj/main.o $(foreach r,$(ROOMS),$(call lib,$(r))) $(ONCE)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $(BUILD)/obj/main.o \
		$(call link,$(ROOMS))

# For the tests and tools: `make -s libs-model` builds all that is no face,
# `make -s link-model` prints the words that link it; -all: the faces, too.
# `make -s rooms` prints the list, `make -s links` how each room is linked.
libs-model: $(call archives,$(MODEL))
libs-all: $(call archives,$(ROOMS))
link-model:
	@echo $(call link,$(MODEL))
link-all:
	@echo $(call link,$(ROOMS))
rooms:
	@$(foreach r,$(ROOMS),echo '$(r): $(uses_$(r))';)
links:
	@$(foreach r,$(ROOMS),echo '$(r)|$(call lib,$(r))|$(call link,$(call chain,$(r)))';)

# --- configuration and catalogs beside the binary ---------------------------
LINGUAS := id ja
CATALOGS := $(foreach l,$(LINGUAS),$(BUILD)/share/locale/$(l)/LC_MESSAGES/magang.mo)
CONFIG_FILES := $(shell find config -type f 2>/dev/null)

$(BUILD)/share/stamp: $(CONFIG_FILES) $(CATALOGS)
	$(Q)mkdir -p $(BUILD)/share && rm -rf $(BUILD)/share/config && \
		cp -R config $(BUILD)/share/config && touch $@

$(BUILD)/share/locale/%/LC_MESSAGES/magang.mo: src/po/%.po
	$(call say,MO,$@)
	$(Q)mkdir -p $(@D) && msgfmt --check -o $@.new $< && mv $@.new $@

# without its date, which would differ in every branch
pot:
	$(Q)mkdir -p $(BUILD)
	$(Q)xgettext --from-code=UTF-8 -k_ -kN_ -k_n:1,2 --add-comments=TRANSLATORS \
		--package-name=magang --no-location --sort-output \
		-o $(BUILD)/magang.pot $$(find src include -name '*.[ch]' | sort)
	$(Q)sed -i '/^"POT-Creation-Date/d' $(BUILD)/magang.pot
	$(Q)for l in $(LINGUAS); do \
		msgmerge -q --no-wrap -U --backup=none src/po/$$l.po $(BUILD)/magang.pot; done

# --- install -----------------------------------------------------------------
# completion of each shell: where it looks, and the name it looks for
SHARE := $(DESTDIR)$(PREFIX)/share
COMPLETIONS := $(SHARE)/bash-completion/completions/magang \
	$(SHARE)/zsh/site-functions/_magang \
	$(SHARE)/fish/vendor_completions.d/magang.fish

# sessions that run keep the catalogs that they have mapped
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/magang
	install -m 755 $(BUILD)/magang $(DESTDIR)$(PREFIX)/bin/magang
	cp -R --remove-destination $(BUILD)/share/config $(BUILD)/share/locale \
		$(DESTDIR)$(PREFIX)/share/magang/
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
# A test stands beside its room. It may use more than the room: those of a room
# between record and demo an office with everything in it (office_fixture.h).
UNIT_ROOMS := $(foreach r,$(ROOMS),$(if $(wildcard tests/unit/$(r)/test_*.c),$(r)))
unit_srcs = $(sort $(wildcard tests/unit/$(1)/test_*.c))
unit_bins = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(call unit_srcs,$(1)))
UNIT_BINS := $(foreach r,$(UNIT_ROOMS),$(call unit_bins,$(r)))
unit_rooms = $(if $(filter tui% cli start,$(1)),$(ROOMS),$(if \
	$(filter base store log view,$(1)),$(call chain,$(1)),$(if \
	$(filter yaml field expr program,$(1)),$(call chain,program),$(MODEL))))

define UNIT
$(call unit_bins,$(1)): $(BUILD)/unit/%: tests/unit/%.c $(call archives,$(call unit_rooms,$(1))) $(ONCE) $(BUILD)/flags
	$$(call say,TEST,$$@)
	$(Q)mkdir -p $$(@D) && $(CC) $(CPPFLAGS_ALL) -Itests -DTEST_DATA='"$(CURDIR)"' \
		$(CFLAGS_ALL) $(LDFLAGS_ALL) -MMD -MP -o $$@ $$< $(call link,$(call unit_rooms,$(1))) -lcmocka
endef
$(foreach r,$(UNIT_ROOMS),$(eval $(call UNIT,$(r))))

unit: $(UNIT_BINS) $(BUILD)/each

$(BUILD)/each: tests/tools/each.c $(call archives,$(ROOMS)) $(ONCE) $(BUILD)/flags
	$(call say,TEST,$@)
	$(Q)$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS_ALL) -MMD -MP -o $@ $< \
		$(call link,$(ROOMS))

check: deps
	$(Q)tests/tools/check

check-full: deps
	$(Q)tests/tools/check --full

check-layers check-size check-headers check-tables check-format:
	$(Q)CC="$(CC)" tests/tools/$@

bench: deps all
	$(Q)tests/tools/bench

fuzz: deps
	$(Q)tests/tools/fuzz

coverage: deps
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

.PHONY: all unit rooms links libs-model libs-all link-model link-all check check-full check-layers check-size check-headers check-format \
	check-tables bench fuzz coverage deps demo demo-deps install uninstall \
	pot clean FORCE
FORCE:
.SECONDARY:

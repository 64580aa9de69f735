# The front door: one word for each thing one does often. The truth is in meson.build; this
# only knows the build directories and their options. `make check ARGS=base` runs one test.
build/build.ninja: OPTIONS =
build-asan/build.ninja: OPTIONS = -Db_sanitize=address,undefined
build-tsan/build.ninja: OPTIONS = -Db_sanitize=thread
build-release/build.ninja: OPTIONS = -Dharden=true -Dbuildtype=release -Ddebug=true -Db_pie=true
build-cover/build.ninja: OPTIONS = -Db_coverage=true -Dbuildtype=debug
build-fuzz/build.ninja: OPTIONS = -Dfuzz=true -Db_sanitize=address,undefined -Dweb=false
build-fuzz/build.ninja: export CC = clang
FUZZ_TIME ?= 60
.PHONY: all check asan tsan release cover fuzz lint fmt run clean

all: build/build.ninja
	ninja -C build
	ln -sf build/compile_commands.json .

check: all
	meson test -C build --print-errorlogs $(ARGS)
asan tsan: %: build-%/build.ninja
	meson test -C build-$@ --print-errorlogs --no-suite lint --timeout-multiplier 4 $(ARGS)
release: build-release/build.ninja
	ninja -C build-release
cover: build-cover/build.ninja
	meson test -C build-cover --no-suite lint
	gcovr -r . build-cover -f src/ -e '.*_(test|fuzz)\.c' -e '.*\.gen\..*' --sort-percentage
fuzz: build-fuzz/build.ninja
	ninja -C build-fuzz
	tools/fuzz.sh build-fuzz $(FUZZ_TIME) $(ARGS)
lint: all
	tools/lint.py --build build $(ARGS)
fmt: # what you changed since the last commit
	git diff --name-only --diff-filter=d HEAD -- '*.c' '*.h' | xargs -r clang-format -i
run: all
	build/src/app/tanggap serve $(ARGS)
clean:
	rm -rf build build-* compile_commands.json

%/build.ninja:
	meson setup $(OPTIONS) $*

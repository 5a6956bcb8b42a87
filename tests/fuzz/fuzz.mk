# Read after the Makefile, by tests/fuzz/run: a fuzzer links what it uses of all floors.
$(B)/tests/fuzz/%: $(B)/tests/fuzz/%.o $(ARCHIVES)
	$(CC) $(CFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

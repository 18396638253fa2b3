package io.otrep.core.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Mutated lines of every layout: always a tape or a {@link TapeFormatException}, nothing else. {@code -Dotrep.fuzz.lines=1000000}
 * sets how many, {@code -Dotrep.fuzz.seed} where they begin.
 */
class CsvFuzzTest {
    private static final int LINES = Integer.getInteger("otrep.fuzz.lines", 50_000);
    private static final long SEED = Long.getLong("otrep.fuzz.seed", 20240308);
    private static final int LINES_A_FILE = 8;
    private static final byte[] NASTY = "\"',;\t\n\r#-+.eE0123456789:TZ \u0000é|NaN/".getBytes(StandardCharsets.UTF_8);
    private static final List<String> WORDS = List.of(
            "NaN",
            "null",
            "-1",
            "0",
            "1e308",
            "1e-400",
            "99999999999999999999999",
            "-",
            "\"\"",
            "2024-02-30",
            "24:00",
            "2024-01-02T10:00:00.123456789123Z",
            "+14:00",
            "Infinity",
            "0x10",
            "1_000",
            "\u00a0",
            "1,5",
            ";",
            "9".repeat(400));

    private final SplittableRandom random = new SplittableRandom(SEED);
    private long read;
    private long refused;

    @Test
    void mutatedLinesAreReadOrRefused() {
        for (long lines = 0; lines < LINES; lines += LINES_A_FILE) {
            byte[] text = mutated(file(random.nextInt(7)));
            readOrRefuse(text);
        }

        assertThat(read).as("read, seed %s", SEED).isPositive();
        assertThat(refused).as("refused, seed %s", SEED).isPositive();
    }

    private void readOrRefuse(byte[] text) {
        try {
            CsvTape tape = CsvTape.of("fuzz.csv", text)
                    .instruments(CsvTapeTest::share)
                    .instrument(CsvTapeTest.SHARE)
                    .read();
            requireOrdered(tape, text);
            read++;
        } catch (TapeFormatException e) {
            requirePlace(e, text);
            refused++;
        } catch (RuntimeException | Error e) {
            fail("seed " + SEED + ", file:\n" + new String(text, StandardCharsets.ISO_8859_1), e);
        }
    }

    private static void requireOrdered(CsvTape tape, byte[] text) {
        long before = Long.MIN_VALUE;
        for (var event : CsvTapeTest.events(tape)) {
            if (event.timeNanos() < before) {
                fail("seed " + SEED + ": time goes backwards on the tape of\n"
                        + new String(text, StandardCharsets.UTF_8));
            }
            before = event.timeNanos();
        }
    }

    /** A line is named unless the file as a whole is at fault. */
    private static void requirePlace(TapeFormatException e, byte[] text) {
        boolean whole = e.getMessage().contains("empty file")
                || e.getMessage().contains("no events in")
                || e.getMessage().contains(".interval(...)");
        if (e.getCause() != null || e.line() == 0 && !whole) {
            fail("seed " + SEED + ": " + e.getMessage() + " for\n" + new String(text, StandardCharsets.ISO_8859_1));
        }
    }

    private String file(int kind) {
        StringBuilder text = new StringBuilder(header(kind));
        for (int i = 0; i < LINES_A_FILE; i++) {
            text.append(row(kind, i)).append('\n');
        }
        return text.toString();
    }

    private static String header(int kind) {
        return switch (kind) {
            case 0 -> "date,open,high,low,close,volume\n";
            case 1 -> "date;ACME;B;C\n";
            case 2 -> "timestamp,bid,ask,bid_size,ask_size\n";
            case 3 -> "time\tprice\tsize\tside\n";
            case 4 -> "start_utc,end_utc,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close\n";
            case 5 -> "symbol,date,close\n";
            default -> "<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>\n";
        };
    }

    private static String row(int kind, int i) {
        return switch (kind) {
            case 0 -> "2024-01-0" + (i + 1) + ",1.5,2.25,1,2," + i;
            case 1 -> "2024-01-0" + (i + 1) + ";1.5;;2";
            case 2 -> "2024-01-02 10:00:0" + i + ".295000+00:00,1.1,1.2,5,6";
            case 3 -> (1_704_205_800_000L + i) + "\t10.5\t3\tbuy";
            case 4 -> "2024-01-02T10:0" + i + ":00Z,2024-01-02T10:0" + (i + 1) + ":00Z,1,1,1,1,2,2,2,2";
            case 5 -> "ACME,2024010" + (i + 1) + ",3.5";
            default -> "2024.03.08,14:3" + i + ",1,1,1,1";
        };
    }

    private byte[] mutated(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes = mutate(bytes);
        }
        return bytes;
    }

    private byte[] mutate(byte[] bytes) {
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> replaced(bytes, at, Math.min(1, bytes.length - at), new byte[] {pick()});
            case 1 -> replaced(bytes, at, 0, new byte[] {pick()});
            case 2 -> replaced(bytes, at, Math.min(1 + random.nextInt(12), bytes.length - at), new byte[0]);
            case 3 ->
                replaced(bytes, at, 0, WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8));
            case 4 -> replaced(bytes, at, 0, new byte[] {(byte) random.nextInt(256)});
            default -> replaced(bytes, at, bytes.length - at, new byte[0]);
        };
    }

    private byte pick() {
        return NASTY[random.nextInt(NASTY.length)];
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
        byte[] result = new byte[bytes.length - length + by.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(by, 0, result, at, by.length);
        System.arraycopy(bytes, at + length, result, at + by.length, bytes.length - at - length);
        return result;
    }
}

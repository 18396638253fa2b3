package io.otrep.broker.support.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.otrep.market.Decimal;
import io.otrep.market.Nanos;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final JsonNames ORDER = JsonNames.of("id", "qty", "status");

    private enum Status {
        NEW,
        PARTIALLY_FILLED,
        UNKNOWN
    }

    @Test
    void namedFieldsAreReadInAnyOrderAndOthersSkipped() {
        JsonReader json = JsonReader.of(
                " {\"extra\" : {\"id\":[1,{\"qty\":2}]}, \"status\":\"partially_filled\",\n\"qty\":\"1.50\",\"legs\":null,\"id\":9007199254740993} ");
        List<Object> read = new ArrayList<>();

        json.beginObject();
        for (int field = json.nextField(ORDER); field >= 0; field = json.nextField(ORDER)) {
            switch (field) {
                case 0 -> read.add(json.integer());
                case 1 -> read.add(json.decimal());
                default -> read.add(json.word(JsonWords.lowerCase(Status.UNKNOWN)));
            }
        }
        json.end();

        assertThat(read).containsExactly(Status.PARTIALLY_FILLED, Decimal.parse("1.5"), 9_007_199_254_740_993L);
    }

    @Test
    void valuesNotReadAreSkipped() {
        JsonReader json = JsonReader.of("{\"id\":[1,[2]],\"qty\":{\"a\":{}},\"status\":7}");
        List<Integer> seen = new ArrayList<>();

        json.beginObject();
        for (int field = json.nextField(ORDER); field >= 0; field = json.nextField(ORDER)) {
            seen.add(field);
        }
        json.end();

        assertThat(seen).containsExactly(0, 1, 2);
    }

    @Test
    void objectsKeyedBySymbolsAndArraysAreWalked() {
        JsonReader json = JsonReader.of("{\"A\":[1,2.5,\"3\"],\"B\\u0042\":[]}");
        StringBuilder read = new StringBuilder();

        json.beginObject();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            read.append(name).append('=');
            json.beginArray();
            while (json.nextElement()) {
                read.append(json.decimal()).append(' ');
            }
        }
        json.end();

        assertThat(read).hasToString("A=1 2.5 3 BB=");
    }

    @Test
    void rewindReadsTheDiscriminatorFirst() {
        JsonReader json = JsonReader.of("{\"data\":{\"id\":5},\"stream\":\"x\"}");
        JsonNames names = JsonNames.of("data", "stream");
        json.beginObject();
        long mark = json.mark();
        while (json.nextField(names) != 1) {
            continue;
        }

        String stream = json.text();
        json.rewind(mark);
        int field = json.nextField(names);
        json.beginObject();
        json.nextField(ORDER);

        assertThat(stream).isEqualTo("x");
        assertThat(field).isZero();
        assertThat(json.integer()).isEqualTo(5);
    }

    @Test
    void unknownWordsHaveTheMeaningNamedForThem() {
        JsonWords<Status> words = JsonWords.of(Status.UNKNOWN, Map.of("new", Status.NEW));

        assertThat(JsonReader.of("\"new\"").word(words)).isEqualTo(Status.NEW);
        assertThat(JsonReader.of("\"n\\u0065w\"").word(words)).isEqualTo(Status.NEW);
        assertThat(JsonReader.of("\"held\"").word(words)).isEqualTo(Status.UNKNOWN);
        assertThat(JsonReader.of("null").word(words)).isEqualTo(Status.UNKNOWN);
        assertThat(JsonReader.of("12").word(words)).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void idsOfAnyLengthAreExactAsText() {
        assertThat(JsonReader.of("123456789012345678901234567890").text()).isEqualTo("123456789012345678901234567890");
        assertThat(JsonReader.of("-9223372036854775808").integer()).isEqualTo(Long.MIN_VALUE);
        assertThat(JsonReader.of("\"9223372036854775807\"").integer()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> JsonReader.of("9223372036854775808").integer())
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("64 bits");
    }

    @Test
    void exponentsAndQuotesDoNotMatterToNumbers() {
        assertThat(JsonReader.of("1.5e-7").decimal()).isEqualTo(Decimal.parse("0.00000015"));
        assertThat(JsonReader.of("\"1E+2\"").decimal()).isEqualTo(Decimal.of(100));
        assertThat(JsonReader.of("1.5e3").measure()).isEqualTo(1500.0);
        assertThat(JsonReader.of("\"101.25\"").measure()).isEqualTo(101.25);
    }

    @Test
    void nothingSaidIsNullOrNaN() {
        assertThat(JsonReader.of("null").decimalOrNull()).isNull();
        assertThat(JsonReader.of("\"\"").decimalOrNull()).isNull();
        assertThat(JsonReader.of("\"\"").textOrNull()).isNull();
        assertThat(JsonReader.of("null").measureOrNaN()).isNaN();
        assertThat(JsonReader.of("null").instantOrNull()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T14:30:00Z",
                "2026-03-02T14:30:00.1Z",
                "2024-02-29T23:59:59.123456789Z",
                "1999-12-31T00:00:00.000001Z",
                "1969-07-20T20:17:40.5Z"
            })
    void timesAgreeWithJavaTime(String time) {
        assertThat(JsonReader.of('"' + time + '"').timeNanos()).isEqualTo(Nanos.of(Instant.parse(time)));
    }

    @Test
    void offsetsOfTimesCount() {
        long expected = Nanos.of(Instant.parse("2026-03-02T19:30:00.25Z"));

        assertThat(JsonReader.of("\"2026-03-02T14:30:00.25-05:00\"").timeNanos())
                .isEqualTo(expected);
        assertThat(JsonReader.of("\"2026-03-03 01:00:00.2500000009+0530\"").timeNanos())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-13-02T14:30:00Z",
                "2026-02-29T14:30:00Z",
                "2026-03-02T24:30:00Z",
                "2026-03-02T14:30:00",
                "2026-03-02T14:30:00.Z",
                "2026-03-02T14:30:00+5:00",
                "2026-03-02T14:30:61Z",
                "2026-03-02X14:30:00Z"
            })
    void malformedTimesAreRefused(String time) {
        JsonReader json = JsonReader.of('"' + time + '"');

        assertThatThrownBy(json::timeNanos).isInstanceOf(JsonException.class);
    }

    @Test
    void secondsSince1970KeepTheirNanoseconds() {
        assertThat(JsonReader.of("\"1700000000.123456789\"").unixNanos()).isEqualTo(1_700_000_000_123_456_789L);
        assertThat(JsonReader.of("1700000000").unixNanos()).isEqualTo(1_700_000_000_000_000_000L);
    }

    @Test
    void failuresNamePathAndPlaceAndShowNoValue() {
        String text = "{\"key\":\"PKSECRET123\",\"data\":[{\"p\":1},{\"p\":\"12,5x\",\"s\":\"S3CRET\"}]}";
        JsonReader json = JsonReader.of(text);
        json.beginObject();
        json.nextField(JsonNames.of("data"));
        json.beginArray();
        json.nextElement();
        json.nextElement();
        json.beginObject();
        json.nextField(JsonNames.of("p"));

        JsonException e = catchThrowableOfType(JsonException.class, json::decimal);

        assertThat(e.path()).isEqualTo("$.data[1].p");
        assertThat(e.offset()).isEqualTo(text.indexOf("12,5x"));
        assertThat(e).hasMessageContaining("\"99,9a").hasMessageContaining("\"key\":\"aaaaaaaa999\"");
        assertThat(e.getMessage())
                .doesNotContain("SECRET")
                .doesNotContain("12,5")
                .doesNotContain("S3");
    }

    @Test
    void missingFieldsAreNamedWithTheirObject() {
        JsonReader json = JsonReader.of("{\"a\":{\"b\":1}}");
        json.beginObject();
        json.nextField(JsonNames.of("a"));
        json.beginObject();
        json.nextField(JsonNames.of("c"));

        assertThatThrownBy(() -> json.need(null, "c"))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith("field \"c\" is missing at $.a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\" 1}",
                "{a:1}",
                "01",
                "1.",
                ".5",
                "-",
                "1e",
                "+1",
                "tru",
                "nul",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\",
                "\"\\u12",
                "{} x",
                "[}",
                "{]",
                "\"a\tb\"",
                "{\"a\":1}}",
                "NaN"
            })
    void whatIsNoJsonIsRefused(String text) {
        JsonReader json = JsonReader.of(text);

        assertThatThrownBy(json::end).isInstanceOf(JsonException.class);
    }

    @Test
    void depthIsBounded() {
        String deep = "[".repeat(JsonReader.MAX_DEPTH) + "]".repeat(JsonReader.MAX_DEPTH);

        JsonReader.of(deep).end();

        assertThatThrownBy(() -> JsonReader.of("[[" + deep + "]]").end())
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("512 levels");
    }

    @Test
    void aFrameInsideALongerBufferIsReadWithinItsBounds() {
        byte[] buffer = "xx[12]34".getBytes(StandardCharsets.US_ASCII);
        JsonReader json = new JsonReader().reset(buffer, 2, 6);

        json.beginArray();
        boolean more = json.nextElement();
        long value = json.integer();

        assertThat(more).isTrue();
        assertThat(value).isEqualTo(12);
        assertThatThrownBy(() -> new JsonReader().reset(buffer, 2, 4).end()).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void measurementsAreTheNearestDoublesHoweverTheyAreWritten(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            String digits = Long.toString(random.nextLong(1L << random.nextInt(1, 63)));
            int places = random.nextInt(0, 24);
            String text = (random.nextInt(4) == 0 ? "-" : "")
                    + new BigDecimal(new BigInteger(digits), places).toPlainString();
            String written = random.nextBoolean() ? text : '"' + text + '"';
            JsonReader json = JsonReader.of("[" + written + (random.nextBoolean() ? "" : " ") + ",7]");
            json.beginArray();
            json.nextElement();

            double read = json.measure();

            assertThat(read).as("seed %d: %s", seed, written).isEqualTo(Double.parseDouble(text));
            assertThat(json.nextElement()).isTrue();
            assertThat(json.integer()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.",
                ".5",
                "-",
                "--1",
                "01",
                "-01",
                "1..2",
                "1.2.3",
                "1x",
                "1e",
                "+1",
                "'1 '",
                "' 1'",
                "'1",
                "''",
                "'-'",
                "'.'",
                "'1,5'",
                "1 2",
                "0x1p3",
                "'NaN'",
                "12345678901234567890123x",
                "'1'2"
            })
    void whatIsNoNumberIsNoMeasurement(String text) {
        JsonReader json = JsonReader.of("[" + text.replace('\'', '"') + "]");

        assertThatThrownBy(() -> {
                    json.beginArray();
                    json.nextElement();
                    json.measure();
                    json.nextElement();
                    json.end();
                })
                .isInstanceOf(JsonException.class);
    }
}

package io.otrep.broker.support.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.otrep.market.Decimal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random documents, read by our reader and by Jackson's: both say the same of valid ones and refuse the same broken ones. More with
 * {@code -Dotrep.documents=1000000}.
 */
class JsonFuzzTest {
    private static final int DOCUMENTS = Integer.getInteger("otrep.documents", 4_000);
    private static final long SEED = 20_260_302;
    private static final Pattern HALF_PAIR = Pattern.compile("\\\\u[dD][89a-fA-F]");
    private static final JsonFactory JACKSON = new JsonFactory();
    private static final JsonNames SOME =
            JsonNames.of("price", "p", "", "limit_price_2", "limit_price", "\u00e9t\u00e9", "a\"b");

    private final JsonReader ours = new JsonReader();

    @Test
    void validDocumentsReadAsJacksonReadsThem() throws IOException {
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] document = document(SEED + i);

            String read = oursOf(document);

            assertThat(read).as(name(SEED + i, document)).isEqualTo(jacksonOf(document));
        }
    }

    @Test
    void brokenDocumentsAreRefusedWhereJacksonRefusesThem() {
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] document = broken(document(SEED + i), new SplittableRandom(SEED - i));
            if (isUtf8(document) && !hasSurrogateEscape(document)) {
                String expected = orNull(this::jacksonOf, document);

                assertThat(orNull(this::oursOf, document))
                        .as(name(SEED + i, document))
                        .isEqualTo(expected);
                assertThat(orNull(this::skipped, document) == null).isEqualTo(expected == null);
                refused += expected == null ? 1 : 0;
            }
        }
        assertThat(refused).isBetween(DOCUMENTS / 4, DOCUMENTS);
    }

    @Test
    void fieldsAskedForAreFoundWhateverStandsAround() throws IOException {
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] document = ("{\"x\":" + new String(document(SEED + i), StandardCharsets.UTF_8)
                            + ",\"limit_price\" : \"1.50\"}")
                    .getBytes(StandardCharsets.UTF_8);
            ours.reset(document, 0, document.length).beginObject();

            int field = ours.nextField(SOME);
            Decimal price = ours.decimal();
            int last = ours.nextField(SOME);
            ours.end();

            assertThat(field).as(name(SEED + i, document)).isEqualTo(4);
            assertThat(price).isEqualTo(Decimal.parse("1.5"));
            assertThat(last).isEqualTo(JsonReader.END);
        }
    }

    /** Made only when it is needed. */
    private static Supplier<String> name(long seed, byte[] document) {
        return () -> "seed " + seed + ": " + new String(document, StandardCharsets.UTF_8);
    }

    // ---------------------------------------------------------------- both readers, to one text

    private String oursOf(byte[] document) {
        StringBuilder out = new StringBuilder();
        ours.reset(document, 0, document.length);
        walk(out);
        ours.end();
        return out.toString();
    }

    private String skipped(byte[] document) {
        ours.reset(document, 0, document.length).end();
        return "";
    }

    private void walk(StringBuilder out) {
        switch (ours.peek()) {
            case OBJECT -> {
                out.append('{');
                ours.beginObject();
                for (String name = ours.nextName(); name != null; name = ours.nextName()) {
                    out.append(name).append(':');
                    walk(out);
                }
                out.append('}');
            }
            case ARRAY -> {
                out.append('[');
                ours.beginArray();
                while (ours.nextElement()) {
                    walk(out);
                }
                out.append(']');
            }
            case STRING -> out.append('s').append(ours.text()).append(',');
            case NUMBER -> number(out);
            case BOOLEAN -> out.append(ours.bool()).append(',');
            case NULL -> {
                ours.skip();
                out.append("null,");
            }
        }
    }

    private void number(StringBuilder out) {
        long mark = ours.mark();
        String text = ours.text();
        ours.rewind(mark);
        double measure = ours.measure();
        ours.rewind(mark);
        out.append(text).append(' ').append(Double.doubleToLongBits(measure)).append(' ');
        try {
            out.append(ours.decimal());
        } catch (JsonException tooLong) {
            ours.rewind(mark);
            ours.skip();
            out.append("too long");
        }
        out.append(',');
    }

    private String jacksonOf(byte[] document) throws IOException {
        StringBuilder out = new StringBuilder();
        try (JsonParser json = JACKSON.createParser(document)) {
            int depth = 0;
            boolean any = false;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (any && depth == 0) {
                    throw new IOException("two values");
                }
                any = true;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                append(out, json, token);
            }
            if (!any || depth != 0) {
                throw new IOException("no whole value");
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, JsonParser json, JsonToken token) throws IOException {
        switch (token) {
            case FIELD_NAME -> out.append(json.currentName()).append(':');
            case VALUE_STRING -> out.append('s').append(json.getText()).append(',');
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                out.append(json.getText())
                        .append(' ')
                        .append(Double.doubleToLongBits(Double.parseDouble(json.getText())))
                        .append(' ')
                        .append(exact(json.getText()))
                        .append(',');
            case START_OBJECT, END_OBJECT, START_ARRAY, END_ARRAY -> out.append(json.getText());
            default -> out.append(json.getText()).append(',');
        }
    }

    private static String exact(String number) {
        if (number.matches("-?0(\\.0+)?([eE].*)?")) {
            return "0";
        }
        try {
            return Decimal.of(new BigDecimal(number)).toString();
        } catch (IllegalArgumentException tooLong) {
            return "too long";
        }
    }

    private interface Reading {
        String of(byte[] document) throws IOException;
    }

    private static @Nullable String orNull(Reading reading, byte[] document) {
        try {
            return reading.of(document);
        } catch (JsonException | IOException refused) {
            return null;
        }
    }

    // ---------------------------------------------------------------- documents

    private static byte[] document(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        space(text, random);
        value(text, random, 0);
        space(text, random);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void value(StringBuilder text, SplittableRandom random, int depth) {
        int kind = random.nextInt(depth > 6 ? 4 : 8);
        switch (kind) {
            case 0, 1 -> string(text, random);
            case 2 -> number(text, random);
            case 3 -> text.append(new String[] {"true", "false", "null"}[random.nextInt(3)]);
            case 4, 5 -> container(text, random, depth, '[', ']');
            default -> container(text, random, depth, '{', '}');
        }
    }

    private static void container(StringBuilder text, SplittableRandom random, int depth, char open, char close) {
        text.append(open);
        space(text, random);
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ",");
            space(text, random);
            if (open == '{') {
                int name = text.length() + 1;
                string(text, random);
                text.insert(name, i);
                space(text, random);
                text.append(':');
                space(text, random);
            }
            value(text, random, depth + 1);
            space(text, random);
        }
        text.append(close);
    }

    private static void string(StringBuilder text, SplittableRandom random) {
        text.append('"');
        int length = random.nextInt(random.nextInt(4) == 0 ? 40 : 10);
        for (int i = 0; i < length; i++) {
            character(text, random);
        }
        text.append('"');
    }

    private static void character(StringBuilder text, SplittableRandom random) {
        switch (random.nextInt(12)) {
            case 0 -> text.append('\\').append("\"\\/bfnrt".charAt(random.nextInt(8)));
            case 1 ->
                text.append("\\u").append(HexFormat.of().withUpperCase().toHexDigits((char) random.nextInt(0xd800)));
            case 2 -> text.append((char) random.nextInt(0x80, 0xd800));
            case 3 -> text.appendCodePoint(random.nextInt(0x10000, 0x10ffff));
            case 4 -> text.append("{}[],: ".charAt(random.nextInt(7)));
            default -> text.append((char) random.nextInt('a', 'z' + 1));
        }
    }

    private static void number(StringBuilder text, SplittableRandom random) {
        text.append(random.nextInt(4) == 0 ? "-" : "");
        text.append(random.nextInt(3) == 0 ? 0 : random.nextLong(1, Long.MAX_VALUE) >>> random.nextInt(63));
        if (random.nextBoolean()) {
            text.append('.').append(random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63));
            text.append("0".repeat(random.nextInt(4)));
        }
        if (random.nextInt(5) == 0) {
            text.append("eE".charAt(random.nextInt(2)))
                    .append(new String[] {"", "+", "-"}[random.nextInt(3)])
                    .append(random.nextInt(30));
        }
    }

    private static void space(StringBuilder text, SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            for (int i = random.nextInt(4); i > 0; i--) {
                text.append(" \t\r\n".charAt(random.nextInt(4)));
            }
        }
    }

    /** One byte changed, taken out or doubled, or the end cut off. */
    private static byte[] broken(byte[] document, SplittableRandom random) {
        int at = random.nextInt(document.length);
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] changed = document.clone();
                changed[at] = (byte) "{}[]\":,0.-+eE\\ tfnu\u0001".charAt(random.nextInt(20));
                yield changed;
            }
            case 1 -> join(document, at, at + 1);
            case 2 -> join(document, at + 1, at);
            default -> Arrays.copyOf(document, at);
        };
    }

    private static byte[] join(byte[] document, int headTo, int tailFrom) {
        byte[] joined = Arrays.copyOf(document, headTo + document.length - tailFrom);
        System.arraycopy(document, tailFrom, joined, headTo, document.length - tailFrom);
        return joined;
    }

    /** RFC 8259, 8.2 leaves open what half a pair means; Jackson refuses it in names and takes it in values, we take it. */
    private static boolean hasSurrogateEscape(byte[] document) {
        return HALF_PAIR.matcher(new String(document, StandardCharsets.UTF_8)).find();
    }

    private static boolean isUtf8(byte[] document) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

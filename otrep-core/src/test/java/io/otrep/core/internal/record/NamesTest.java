package io.otrep.core.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names();

    private Names.Name name(String text) {
        byte[] utf8 = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        return names.get(utf8, 1, utf8.length - 2);
    }

    @Test
    void nameThatComesAgainIsTheSame() {
        Names.Name first = name("desk-ABC-000017");

        Names.Name again = name("desk-ABC-000017");

        assertThat(again).isSameAs(first);
        assertThat(again.text()).isEqualTo("desk-ABC-000017");
        assertThat(again.clientOrderId()).isSameAs(first.clientOrderId()).hasToString("desk-ABC-000017");
        assertThat(again.venueOrderId()).isSameAs(first.venueOrderId()).hasToString("desk-ABC-000017");
    }

    @Test
    void namesThatBeginAndEndAlikeAreToldApart() {
        Names.Name one = name("12345678-a-12345678");

        Names.Name other = name("12345678-b-12345678");

        assertThat(one.text()).isEqualTo("12345678-a-12345678");
        assertThat(other.text()).isEqualTo("12345678-b-12345678");
    }

    @Test
    void anyTextIsReadAsItIs() {
        SplittableRandom random = new SplittableRandom(7);

        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(90); length > 0; length--) {
                text.appendCodePoint(random.nextInt(8) == 0 ? 0x20AC + random.nextInt(9) : 'a' + random.nextInt(3));
            }
            assertThat(name(text.toString()).text()).as("text %d of seed 7", i).isEqualTo(text.toString());
        }
    }
}

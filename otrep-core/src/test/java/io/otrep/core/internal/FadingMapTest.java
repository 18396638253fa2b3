package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FadingMapTest {

    @Test
    void entryOutlivesOneTurnAndNotTwo() {
        FadingMap<String, Integer> map = new FadingMap<>();
        map.put("a", 1);

        map.turn();
        map.put("b", 2);

        assertThat(map.get("a")).isEqualTo(1);
        map.turn();
        assertThat(map.get("a")).isNull();
        assertThat(map.get("b")).isEqualTo(2);
    }

    @Test
    void entryThatIsPutAgainStays() {
        FadingMap<String, Integer> map = new FadingMap<>();
        map.put("a", 1);

        map.turn();
        map.put("a", 3);
        map.turn();

        assertThat(map.get("a")).isEqualTo(3);
    }
}

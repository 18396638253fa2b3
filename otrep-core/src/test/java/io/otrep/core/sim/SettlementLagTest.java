package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.Nanos;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementLagTest {
    private static long nanos(String instant) {
        return Nanos.of(Instant.parse(instant));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2024-08-28T15:00:00Z, 2024-08-29T13:30:00Z",
        // Friday before Labor Day, 2024-09-02
        "1, 2024-08-30T15:00:00Z, 2024-09-03T13:30:00Z",
        "2, 2024-08-30T15:00:00Z, 2024-09-04T13:30:00Z",
        // 20:30 New York on a Thursday is already the trading date of Friday
        "1, 2024-08-30T00:30:00Z, 2024-09-03T13:30:00Z",
        "0, 2024-08-30T15:00:00Z, 2024-08-30T15:00:00Z"
    })
    void salesSettleAtTheOpenOfATradingDate(int days, String sold, String settled) {
        long at = SettlementLag.ofDays(days).settlesAtNanos(Listings.SHARE, nanos(sold));

        assertThat(Nanos.toInstant(at)).isEqualTo(Instant.parse(settled));
    }

    @ParameterizedTest
    @CsvSource({
        // T+3, T+2 from 2017-09-05, T+1 from 2024-05-28
        "2017-08-28T15:00:00Z, 2017-08-31T13:30:00Z",
        "2017-09-05T15:00:00Z, 2017-09-07T13:30:00Z",
        "2024-05-22T15:00:00Z, 2024-05-24T13:30:00Z",
        "2024-05-28T15:00:00Z, 2024-05-29T13:30:00Z"
    })
    void usSecuritiesSettledSlowerInThePast(String sold, String settled) {
        long at = SettlementLag.usSecurities().settlesAtNanos(Listings.SHARE, nanos(sold));

        assertThat(Nanos.toInstant(at)).isEqualTo(Instant.parse(settled));
    }

    @Test
    void spotExchangesSettleAtOnce() {
        long sold = nanos("2024-08-30T15:00:00Z");

        assertThat(SettlementLag.ofDays(1).settlesAtNanos(Listings.SPOT, sold)).isEqualTo(sold);
    }

    @Test
    void proceedsSettleByTimeWhateverTheirOrder() {
        Settlements settlements = new Settlements();
        settlements.add(30, 1);
        settlements.add(10, 2);
        settlements.add(20, 4);

        settlements.settleUntil(10);
        assertThat(settlements.pending()).isEqualTo(5);

        settlements.settleUntil(29);
        assertThat(settlements.pending()).isEqualTo(1);
    }

    @Test
    void negativeDaysAreRefused() {
        assertThatThrownBy(() -> SettlementLag.ofDays(-1)).hasMessageContaining("days to settle");
    }
}

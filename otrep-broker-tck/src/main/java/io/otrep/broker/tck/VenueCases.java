package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.ExchangeRate;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Instruments, the clock, sessions and rates. */
final class VenueCases {
    private VenueCases() {}

    static List<Case> all() {
        return List.of(
                Case.of(
                        "0211",
                        Duty.INSTRUMENTS,
                        "an instrument is described with tick, step and currency",
                        VenueCases::described),
                Case.of("0212", Duty.INSTRUMENTS, "an instrument that is not known is left out", VenueCases::unknown),
                Case.of("0213", Duty.INSTRUMENTS, "asking for no symbol asks for all", VenueCases::everything),
                Case.of("0221", Duty.CLOCK, "the venue's time is the venue's", VenueCases::time),
                Case.of(
                        "0222",
                        Duty.CLOCK,
                        "sessions are in order and inside the dates asked for",
                        VenueCases::sessions),
                Case.of("0223", Duty.CLOCK, "rates lead to the currency asked for", VenueCases::rates));
    }

    private static void described(Trial trial) {
        List<Instrument> found = trial.answer(
                trial.broker().instruments(List.of(trial.instrument().symbol())));

        assertThat(found).containsExactly(trial.instrument());
        Instrument instrument = found.get(0);
        assertThat(instrument.isOrderable()).as("has tick and step").isTrue();
        assertThat(instrument.tick()).isEqualTo(trial.instrument().tick());
        assertThat(instrument.step()).isEqualTo(trial.instrument().step());
        assertThat(instrument.currency()).isEqualTo(trial.instrument().currency());
        assertThat(instrument.settlement()).isEqualTo(trial.instrument().settlement());
        assertThat(instrument.asset().assetClass()).isEqualTo(trial.listing.assetClass());
    }

    private static void unknown(Trial trial) {
        List<Instrument> found = trial.settled(() ->
                trial.broker().instruments(List.of("NOSUCH", trial.instrument().symbol())));

        assertThat(found).containsExactly(trial.instrument());
    }

    private static void everything(Trial trial) {
        assertThat(trial.answer(trial.broker().instruments(List.of()))).contains(trial.instrument());
    }

    private static void time(Trial trial) {
        Instant before = trial.wire.clock().instant();

        Instant told = trial.answer(trial.broker().venueTime());

        assertThat(told)
                .isBetween(before.minusSeconds(2), trial.wire.clock().instant().plus(Duration.ofSeconds(2)));
    }

    private static void sessions(Trial trial) {
        LocalDate from = LocalDate.ofInstant(trial.wire.clock().instant(), ZoneOffset.UTC);
        LocalDate to = from.plusDays(10);

        List<Session> sessions = trial.answer(trial.broker().sessions(trial.instrument(), from, to));

        assertThat(sessions).as("in ten days").isNotEmpty().hasSizeLessThanOrEqualTo(10);
        assertThat(sessions).allSatisfy(each -> assertThat(each.tradingDate()).isBetween(from, to.minusDays(1)));
        assertThat(sessions).extracting(Session::tradingDate).isSorted().doesNotHaveDuplicates();
        assertThat(sessions).allSatisfy(each -> assertThat(each.close()).isAfter(each.open()));
    }

    private static void rates(Trial trial) {
        Currency to = trial.instrument().currency();

        List<ExchangeRate> rates = trial.answer(trial.broker().exchangeRates(to));

        assertThat(rates).allSatisfy(rate -> assertThat(rate.to()).isEqualTo(to));
    }
}

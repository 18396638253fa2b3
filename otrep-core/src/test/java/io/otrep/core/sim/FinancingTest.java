package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.CashFlow;
import io.otrep.account.MoneyRounding;
import io.otrep.account.RateSource;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.Nanos;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Amounts are worked out by hand. In the week of 2024-03-04 New York is at UTC-5, from 2024-03-10 at UTC-4. */
class FinancingTest {
    private record Holding(
            Instrument held, Decimal units, @Nullable Decimal price, List<Money> balances) implements FinancingAccount {
        static Holding of(Instrument instrument, String units, String price) {
            return new Holding(instrument, Decimal.parse(units), Decimal.parse(price), List.of());
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Instrument instrument(int slot) {
            return held;
        }

        @Override
        public Decimal quantity(int slot) {
            return units;
        }

        @Override
        public @Nullable Decimal mark(int slot) {
            return price;
        }
    }

    private static List<String> booked(FinancingModel model, String from, String to, FinancingAccount account) {
        List<String> booked = new ArrayList<>();
        long end = nanos(to);
        for (long due = model.nextTimeNanos(nanos(from)); due <= end; due = model.nextTimeNanos(due)) {
            Instant at = Nanos.toInstant(due);
            model.charge(due, account, (kind, amount, instrument) -> booked.add(at + " " + kind + " " + amount));
        }
        return booked;
    }

    private static long nanos(String instant) {
        return Nanos.of(Instant.parse(instant));
    }

    @Test
    void shortSharesPayEveryDayOfAWeekend() {
        FinancingModel model = Financing.borrow(RateSource.constant("0.03"), 360, MoneyRounding.CENTS);

        // 100 x 60 x 0.03 / 360 = 0.50
        assertThat(booked(
                        model,
                        "2024-03-08T20:00:00Z",
                        "2024-03-11T21:00:00Z",
                        Holding.of(Listings.SHARE, "-100", "60")))
                .containsExactly(
                        "2024-03-08T22:00:00Z BORROW -0.5 USD",
                        "2024-03-09T22:00:00Z BORROW -0.5 USD",
                        "2024-03-10T21:00:00Z BORROW -0.5 USD",
                        "2024-03-11T21:00:00Z BORROW -0.5 USD");
    }

    @Test
    void longAndUnborrowedPositionsPayNoFee() {
        FinancingModel model = Financing.borrow(RateSource.constant("0.03"), 360, MoneyRounding.CENTS);
        FinancingModel noRate =
                Financing.borrow(RateSource.table(Map.of(Listings.PAIR, Decimal.ONE)), 360, MoneyRounding.CENTS);
        Holding unmarked = new Holding(Listings.SHARE, Decimal.of(-100), null, List.of());
        String from = "2024-03-04T00:00:00Z";
        String to = "2024-03-06T00:00:00Z";

        assertThat(booked(model, from, to, Holding.of(Listings.SHARE, "100", "60")))
                .isEmpty();
        assertThat(booked(model, from, to, Holding.of(Listings.PAIR, "-100", "1.1")))
                .isEmpty();
        assertThat(booked(model, from, to, unmarked)).isEmpty();
        assertThat(booked(noRate, from, to, Holding.of(Listings.SHARE, "-100", "60")))
                .isEmpty();
    }

    @Test
    void cashEarnsCreditAndPaysDebit() {
        FinancingModel model = Financing.interest(
                RateSource.constant("0.018"), RateSource.constant("0.072"), 360, MoneyRounding.CENTS);
        Holding account = new Holding(
                Listings.SHARE, Decimal.ZERO, null, List.of(Money.parse("10000 USD"), Money.parse("-5000 EUR")));

        // 10,000 x 0.018 / 360 = 0.5; 5,000 x 0.072 / 360 = 1
        assertThat(booked(model, "2024-03-04T00:00:00Z", "2024-03-05T00:00:00Z", account))
                .containsExactly("2024-03-04T22:00:00Z INTEREST 0.5 USD", "2024-03-04T22:00:00Z INTEREST -1 EUR");
    }

    @Test
    void rolloverIsThreefoldOnWednesdayAndNoneOnWeekends() {
        FinancingModel model = Financing.fxRollover(
                RateSource.constant("-0.0365"), RateSource.constant("0.0073"), 365, MoneyRounding.CENTS);

        // 100,000 x 1.1 x 0.0365 / 365 = 11; short 2.2
        assertThat(booked(
                        model,
                        "2024-03-04T00:00:00Z",
                        "2024-03-11T21:00:00Z",
                        Holding.of(Listings.PAIR, "100000", "1.1")))
                .containsExactly(
                        "2024-03-04T22:00:00Z FINANCING -11 USD",
                        "2024-03-05T22:00:00Z FINANCING -11 USD",
                        "2024-03-06T22:00:00Z FINANCING -33 USD",
                        "2024-03-07T22:00:00Z FINANCING -11 USD",
                        "2024-03-08T22:00:00Z FINANCING -11 USD",
                        "2024-03-11T21:00:00Z FINANCING -11 USD");
        assertThat(booked(
                        model,
                        "2024-03-06T00:00:00Z",
                        "2024-03-07T00:00:00Z",
                        Holding.of(Listings.PAIR, "-100000", "1.1")))
                .containsExactly("2024-03-06T22:00:00Z FINANCING 6.6 USD");
        assertThat(booked(
                        model, "2024-03-06T00:00:00Z", "2024-03-07T00:00:00Z", Holding.of(Listings.SHARE, "100", "60")))
                .isEmpty();
    }

    @Test
    void aWeekOfRolloversCountsSevenDays() {
        FinancingModel weekly = Financing.fxRollover(
                RateSource.constant("0.01"), RateSource.constant("0.01"), 1, MoneyRounding.EXACT, DayOfWeek.THURSDAY);

        assertThat(booked(
                        weekly, "2024-06-03T00:00:00Z", "2024-06-09T23:00:00Z", Holding.of(Listings.PAIR, "100", "1")))
                .extracting(line -> line.substring(11))
                .containsExactly(
                        "21:00:00Z FINANCING 1 USD",
                        "21:00:00Z FINANCING 1 USD",
                        "21:00:00Z FINANCING 1 USD",
                        "21:00:00Z FINANCING 3 USD",
                        "21:00:00Z FINANCING 1 USD");
    }

    @Test
    void longPerpetualsPayAPositiveRateAndEarnANegativeOne() {
        FinancingModel model = Financing.funding(
                (instrument, at) -> Decimal.parse(at < nanos("2024-03-04T10:00:00Z") ? "0.0001" : "-0.0002"),
                Duration.ofHours(8),
                MoneyRounding.CENTS);

        assertThat(booked(
                        model,
                        "2024-03-04T00:00:00Z",
                        "2024-03-04T23:00:00Z",
                        Holding.of(Listings.PERPETUAL, "2", "3000")))
                .containsExactly("2024-03-04T08:00:00Z FINANCING -0.6 USD", "2024-03-04T16:00:00Z FINANCING 1.2 USD");
    }

    @Test
    void nothingIsBookedAtAnyOtherTime() {
        long noon = nanos("2024-03-04T12:00:00Z");
        Holding account = new Holding(
                Listings.PERPETUAL, Decimal.ONE, Decimal.HUNDRED, List.of(Money.of(1_000_000, Currency.USD)));
        List<CashFlow.Kind> booked = new ArrayList<>();
        FinancingModel all = Financing.sum(
                Financing.interest(RateSource.constant("1"), RateSource.constant("1"), 360, MoneyRounding.EXACT),
                Financing.funding(RateSource.constant("0.1"), Duration.ofHours(8), MoneyRounding.EXACT),
                Financing.fxRollover(RateSource.constant("1"), RateSource.constant("1"), 360, MoneyRounding.EXACT));

        all.charge(noon, account, (kind, amount, instrument) -> booked.add(kind));

        assertThat(booked).isEmpty();
        assertThat(Nanos.toInstant(all.nextTimeNanos(noon))).isEqualTo(Instant.parse("2024-03-04T16:00:00Z"));
        assertThat(Nanos.toInstant(all.nextTimeNanos(nanos("2024-03-04T16:00:00Z"))))
                .isEqualTo(Instant.parse("2024-03-04T22:00:00Z"));
        assertThat(Financing.none().nextTimeNanos(noon)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void wrongNumbersAreNamed() {
        assertThatThrownBy(() -> Financing.borrow(RateSource.constant("1"), 0, MoneyRounding.CENTS))
                .hasMessageContaining("days in a year");
        assertThatThrownBy(() -> Financing.funding(RateSource.constant("1"), Duration.ZERO, MoneyRounding.CENTS))
                .hasMessageContaining("interval");
        assertThatThrownBy(() -> Financing.fxRollover(
                        RateSource.constant("1"), RateSource.constant("1"), 360, MoneyRounding.CENTS, DayOfWeek.SUNDAY))
                .hasMessageContaining("triple day");
        assertThatThrownBy(() -> new MoneyRounding(-1, java.math.RoundingMode.UP))
                .hasMessageContaining("scale");
    }
}

package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Fees;
import io.otrep.account.Fill.Liquidity;
import io.otrep.account.MoneyRounding;
import io.otrep.account.OrderFee;
import io.otrep.market.Decimal;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for any order, whatever the terms and however it is cut. */
class OrderFeePropertyTest {
    private static final int ORDERS = 2_000;
    private static final long SEED = 20240611;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void cutOrderPaysWhatAWholeOnePays() {
        for (int i = 0; i < ORDERS; i++) {
            OrderFee fees = terms(i % 2 == 0 ? MoneyRounding.CENTS : MoneyRounding.EXACT);
            Decimal price = price();
            OneOrder cut = new OneOrder(fees, Listings.SHARE, Side.BUY);
            Decimal total = Decimal.ZERO;
            for (int piece = 0; piece < 4; piece++) {
                Decimal units = units();
                Money fee = cut.fill(units, price, Liquidity.TAKER);
                total = total.plus(units);
                assertThat(fee.isNegative())
                        .as("seed %d order %d piece %d", SEED, i, piece)
                        .isFalse();
            }

            Money whole = new OneOrder(fees, Listings.SHARE, Side.BUY).fill(total, price, Liquidity.TAKER);

            assertThat(cut.orderFeesBefore()).as("seed %d order %d", SEED, i).isEqualTo(whole);
        }
    }

    @Test
    void largerOrderNeverPaysLess() {
        for (int i = 0; i < ORDERS; i++) {
            OrderFee fees = terms(MoneyRounding.CENTS);
            Decimal price = price();
            Decimal units = units();

            Money small = new OneOrder(fees, Listings.SHARE, Side.BUY).fill(units, price, Liquidity.TAKER);
            Money large =
                    new OneOrder(fees, Listings.SHARE, Side.BUY).fill(units.plus(units()), price, Liquidity.TAKER);

            assertThat(large.compareAmount(small))
                    .as("seed %d order %d", SEED, i)
                    .isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void capOfValueIsNeverExceeded() {
        for (int i = 0; i < ORDERS; i++) {
            Decimal price = price();
            Decimal units = units();
            OneOrder order = new OneOrder(Fees.perShare("0.005", "1", "0.005"), Listings.SHARE, Side.SELL);

            Money fee = order.fill(units, price, Liquidity.TAKER);

            assertThat(fee.amount())
                    .as("seed %d order %d", SEED, i)
                    .isLessThanOrEqualTo(units.times(price).times(Decimal.parse("0.005")));
        }
    }

    private OrderFee terms(MoneyRounding rounding) {
        return OrderFee.builder()
                .perOrder(amount(300))
                .perUnit(amount(3))
                .ofValue("0." + String.format("%04d", random.nextInt(100)))
                .minimum(amount(500))
                .maximum(amount(5000))
                .maximumOfValue(amount(5))
                .minimumOverCap(random.nextBoolean())
                .rounding(rounding)
                .build();
    }

    private String amount(int hundredths) {
        return Decimal.of(random.nextInt(hundredths + 1), 2).toString();
    }

    private Decimal price() {
        return Decimal.of(1 + random.nextInt(100_000), 2);
    }

    private Decimal units() {
        return Decimal.of(1 + random.nextInt(1_000));
    }
}

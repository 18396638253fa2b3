package io.otrep.core.ledger;

import static io.otrep.core.ledger.Books.ACCOUNT;
import static io.otrep.core.ledger.Books.SHARE;
import static io.otrep.core.ledger.Books.all;
import static io.otrep.core.ledger.Books.buy;
import static io.otrep.core.ledger.Books.d;
import static io.otrep.core.ledger.Books.fill;
import static io.otrep.core.ledger.Books.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.ClosedTrade;
import io.otrep.account.Fill;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.market.Currency;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The lots a sale takes: 100 shares at 10, then 100 at 12, then 100 at 11, of which 150 are sold at 15. The rules are those of the U.S.
 * Internal Revenue Service, Publication 550, "Basis of investment property": the first acquired where nothing identifies them,
 * the identified ones otherwise. By hand: FIFO takes 100 * 10 + 50 * 12, LIFO 100 * 11 + 50 * 12, highest cost 100 * 12 + 50 * 11,
 * average 150 * 3300 / 300.
 */
class LotMethodTest {
    private final List<ClosedTrade> trades = new ArrayList<>();

    private Ledger ledger(LotMethod method) {
        Ledger ledger = new Ledger(Currency.USD, method, Horizon.DEFAULT, trades::add);
        for (Fill fill : List.of(
                buy("f1", 1, SHARE, "100", "10"), buy("f2", 2, SHARE, "100", "12"), buy("f3", 3, SHARE, "100", "11"))) {
            ledger.apply(fill, all(fill, "alpha"));
        }
        return ledger;
    }

    @ParameterizedTest
    @CsvSource({"FIFO,1600,1700", "LIFO,1700,1600", "HIFO,1750,1550", "AVERAGE,1650,1650", "SPECIFIC,1600,1700"})
    void saleReleasesTheCostOfItsLots(LotMethod method, String released, String left) {
        Ledger ledger = ledger(method);
        Fill sale = sell("f4", 4, SHARE, "150", "15");

        ledger.apply(sale, all(sale, "alpha"));

        Position position = ledger.position(ACCOUNT, SHARE, "alpha");
        assertThat(position.cost()).isEqualTo(d(left));
        assertThat(position.realized()).isEqualTo(d("2250").minus(d(released)));
        assertThat(trades.stream().map(ClosedTrade::grossProfit).reduce(d("0"), (a, b) -> a.plus(b)))
                .isEqualTo(position.realized());
    }

    @Test
    void namedLotsGoFirst() {
        Ledger ledger = ledger(LotMethod.SPECIFIC);
        Fill sale = sell("f4", 4, SHARE, "150", "15");

        ledger.apply(sale, all(sale, "alpha"), List.of("f3", "f2"));

        assertThat(ledger.position(ACCOUNT, SHARE, "alpha").lots())
                .extracting(lot -> lot.family() + " " + lot.quantity())
                .containsExactly("f1 100", "f2 50");
    }

    @Test
    void highestCostOfAShortIsItsLowestSale() {
        Ledger ledger = new Ledger(Currency.USD, LotMethod.HIFO);
        Fill first = sell("f1", 1, SHARE, "1", "10");
        Fill second = sell("f2", 2, SHARE, "1", "9");
        Fill cover = buy("f3", 3, SHARE, "1", "8");

        List.of(first, second, cover).forEach(fill -> ledger.apply(fill, all(fill, "alpha")));

        assertThat(ledger.realized(0, "alpha")).isEqualTo(d("1"));
    }

    @Test
    void feesOfBothExecutionsAreSharedByUnits() {
        Ledger ledger = new Ledger(Currency.USD, LotMethod.FIFO, Horizon.DEFAULT, trades::add);
        Fill first = fill("f1", 1, SHARE, Side.BUY, "4", "10")
                .fee(Money.parse("2 USD"))
                .build();
        Fill sale = fill("f2", 2, SHARE, Side.SELL, "1", "11")
                .fee(Money.parse("3 USD"))
                .build();

        ledger.apply(first, all(first, "alpha"));
        ledger.apply(sale, all(sale, "alpha"));

        assertThat(trades).hasSize(1);
        assertThat(trades.get(0).fees()).isEqualTo(3.5);
        assertThat(trades.get(0).openedAtNanos()).isEqualTo(1);
        assertThat(trades.get(0).closedAtNanos()).isEqualTo(2);
    }
}

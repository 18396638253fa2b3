package io.otrep.core.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.AssetClass;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.PriceAdjustment;
import io.otrep.market.SettlementModel;
import io.otrep.market.TradingCalendar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogFileTest {
    private static InstrumentCatalog read(String text) {
        return CatalogFile.read("catalog.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyColumnIsRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("catalog.csv"),
                "symbol,route,class,asset,currency,base,tick,step,min_quantity,max_quantity,min_notional,multiplier,expiry,"
                        + "settlement,calendar,adjustment,shortable,sector\n"
                        + "ESZ5,ib,future,ES,USD,,0.25,1,1,500,10,50,2025-12-19,margined,us_equities,SPLIT,no,Index\n");

        Instrument instrument = CatalogFile.read(file).find("ib", "ESZ5").orElseThrow();

        assertThat(instrument.asset().symbol()).isEqualTo("ES");
        assertThat(instrument.asset().assetClass()).isEqualTo(AssetClass.FUTURE);
        assertThat(instrument.currency().code()).isEqualTo("USD");
        assertThat(instrument.tick()).isEqualTo(Decimal.parse("0.25"));
        assertThat(instrument.step()).isEqualTo(Decimal.ONE);
        assertThat(instrument.minQuantity()).isEqualTo(Decimal.ONE);
        assertThat(instrument.maxQuantity()).isEqualTo(Decimal.parse("500"));
        assertThat(instrument.minNotional()).isEqualTo(Decimal.parse("10"));
        assertThat(instrument.multiplier()).isEqualTo(Decimal.parse("50"));
        assertThat(instrument.expiry()).contains(LocalDate.of(2025, 12, 19));
        assertThat(instrument.settlement()).isEqualTo(SettlementModel.MARGINED);
        assertThat(instrument.calendar()).isSameAs(TradingCalendar.usEquities());
        assertThat(instrument.adjustment()).isEqualTo(PriceAdjustment.SPLIT);
        assertThat(instrument.isShortable()).isFalse();
        assertThat(instrument.sector()).contains("Index");
    }

    @Test
    void whatIsNotStatedIsAbsentOrDefault() {
        Instrument instrument = read("symbol;currency\nAAPL;USD\n").all().get(0);

        assertThat(instrument).hasToString("AAPL@sim");
        assertThat(instrument.asset().assetClass()).isEqualTo(AssetClass.EQUITY);
        assertThat(instrument.isOrderable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "symbol,currency,tick/A,USD,x | line 2, column 3 (tick): 'x'",
                "symbol,currency,tick/A,USD,-1 | line 2: instrument A@sim: tick must be above 0",
                "symbol,currency,colour/A,USD,red | line 1, column 3 (colour): wrong header",
                "symbol,tick/A,1 | line 1: wrong header: symbol and currency are required",
                "symbol,currency/A,USD/A,USD | line 3: A@sim is given twice",
                "symbol,currency/,USD | line 2, column 1 (symbol): must not be empty",
                "symbol,currency/A,USD,1 | line 2: 3 columns where the header has 2",
                "symbol,currency,class/A,USD,STONK | line 2, column 3 (class): 'STONK': must be one of",
                "symbol,currency,expiry/A,USD,soon | line 2, column 3 (expiry): 'soon': must be a date",
                "symbol,currency,class/A,USD,FUTURE | line 2: instrument A@sim: expiry is required",
                "symbol,currency,calendar/A,USD,moon | line 2, column 3 (calendar): 'moon': must be us_equities",
                "symbol,currency | empty file: no instruments"
            })
    void faultNamesItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text.strip().replace('/', '\n') + "\n"))
                .isInstanceOf(TapeFormatException.class)
                .hasMessageContaining(message.strip())
                .hasNoCause();
    }
}

package io.otrep.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlpacaAccountsTest {
    private static final AlpacaConfig PAPER =
            AlpacaConfig.builder(PaperKeys.of("PK1", "paper-secret")).build();

    @Test
    void paperAccountNeverSendsToWhereOrdersCostMoney() {
        Alpaca paper =
                Alpaca.paper(PAPER.toBuilder().endpoints(AlpacaEndpoints.live()).build());

        assertThat(paper.violations()).singleElement().asString().contains("addresses of live accounts");
    }

    @Test
    void liveAccountIsNotSentToPaper() {
        Alpaca live = Alpaca.live(
                LiveKeys.of("AK1", "live-secret"),
                RealMoney.ACKNOWLEDGED,
                AlpacaConfig.settings().endpoints(AlpacaEndpoints.paper()).build());

        assertThat(live.violations()).singleElement().asString().contains("addresses of paper accounts");
    }

    @Test
    void addressesOfTheAccountsOwnKindAreTaken() {
        Alpaca live = Alpaca.live(
                LiveKeys.of("AK1", "live-secret"),
                RealMoney.ACKNOWLEDGED,
                AlpacaConfig.settings().endpoints(AlpacaEndpoints.live()).build());

        assertThat(live.violations()).isEmpty();
        assertThat(Alpaca.paper(PAPER).violations()).isEmpty();
    }
}

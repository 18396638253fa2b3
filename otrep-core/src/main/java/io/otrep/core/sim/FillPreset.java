package io.otrep.core.sim;

/** The rules of {@link FillRules} that have a name. Immutable. */
enum FillPreset {
    CONSERVATIVE(FillRules.CONSERVATIVE),
    LEAN(FillRules.LEAN),
    LEAN_OTHER(FillRules.LEAN_OTHER),
    NAUTILUS(FillRules.NAUTILUS),
    EXCHANGE_CORE(FillRules.EXCHANGE_CORE),
    TA4J(FillRules.TA4J),
    BACKTRADER(FillRules.BACKTRADER),
    BACKTESTING_PY(FillRules.BACKTESTING_PY);

    private final FillRules rules;

    FillPreset(FillRules rules) {
        this.rules = rules;
    }

    FillRules rules() {
        return rules;
    }
}

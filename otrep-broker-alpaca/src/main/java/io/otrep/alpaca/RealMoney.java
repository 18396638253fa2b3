package io.otrep.alpaca;

/** The word without which {@link Alpaca#live} makes nothing. Immutable. */
public enum RealMoney {
    /** Orders of this route buy and sell with real money, and whoever wrote this knows it. */
    ACKNOWLEDGED
}

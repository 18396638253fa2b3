package io.otrep.core.tape;

import java.util.List;

/**
 * What a column of a file means, and the names it is known by. Names are compared without case and without anything but letters
 * and digits: {@code Bid Open}, {@code bid_open} and {@code <BidOpen>} are one. Immutable.
 */
public enum Column {
    /** Time of the row. */
    TIME(
            "timestamp",
            "datetime",
            "time",
            "timestamputc",
            "datetimeutc",
            "timeutc",
            "utc",
            "gmttime",
            "ts",
            "epoch",
            "unixtime",
            "unix",
            "timestampms",
            "timestampns",
            "timems",
            "timens"),
    /** Date of the row; beside TIME, the time of day is there. */
    DATE("date", "day", "tradingdate", "tradedate", "dateutc", "index"),
    /** When the bar began. */
    START(
            "start",
            "startutc",
            "starttime",
            "starttimeutc",
            "starttimestamp",
            "barstart",
            "opentime",
            "opentimestamp",
            "from",
            "begin"),
    /** When the bar closed. */
    END(
            "end",
            "endutc",
            "endtime",
            "endtimeutc",
            "endtimestamp",
            "barend",
            "closetime",
            "closetimestamp",
            "to",
            "until"),
    /** Which instrument the row is about. */
    SYMBOL("symbol", "ticker", "sym", "instrument", "pair", "code", "name"),
    /** First price. */
    OPEN("open", "openprice", "pxopen"),
    /** Highest price. */
    HIGH("high", "highprice", "pxhigh", "max"),
    /** Lowest price. */
    LOW("low", "lowprice", "pxlow", "min"),
    /** Last price. */
    CLOSE("close", "closeprice", "pxlast", "last", "closing", "settle"),
    /** Units traded. */
    VOLUME("volume", "vol", "volumeraw", "volumeunits", "tickvolume", "tickvol", "volumeusdt", "basevolume"),
    /** Best bid. */
    BID("bid", "bidprice", "bestbid", "bidpx"),
    /** Best offer. */
    ASK("ask", "askprice", "bestask", "askpx", "offer", "ofr"),
    /** Units at the bid. */
    BID_SIZE("bidsize", "bidsz", "bidqty", "bidvolume", "bidvol", "bidquantity"),
    /** Units at the offer. */
    ASK_SIZE("asksize", "asksz", "askqty", "askvolume", "askvol", "askquantity", "offersize", "ofrsize"),
    /** Price of a trade. */
    PRICE("price", "tradeprice", "px"),
    /** Units of a trade. */
    SIZE("size", "qty", "quantity", "tradesize", "amount", "volume", "vol"),
    /** Which side took liquidity: buy, b, buyer, 1 or sell, s, seller, -1. */
    SIDE("side", "aggressor", "takerside", "aggressorside"),
    /** First bid. */
    BID_OPEN("bidopen", "openbid"),
    /** Highest bid. */
    BID_HIGH("bidhigh", "highbid"),
    /** Lowest bid. */
    BID_LOW("bidlow", "lowbid"),
    /** Last bid. */
    BID_CLOSE("bidclose", "closebid"),
    /** First offer. */
    ASK_OPEN("askopen", "openask"),
    /** Highest offer. */
    ASK_HIGH("askhigh", "highask"),
    /** Lowest offer. */
    ASK_LOW("asklow", "lowask"),
    /** Last offer. */
    ASK_CLOSE("askclose", "closeask");

    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    /**
     * The names this column is known by, the first wins.
     *
     * @return names of letters and digits, in lower case
     */
    public List<String> names() {
        return names;
    }
}

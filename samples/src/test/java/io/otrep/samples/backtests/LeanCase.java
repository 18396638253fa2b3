package io.otrep.samples.backtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A backtest with known results, as its file states it. */
record LeanCase(
        String id,
        Path data,
        boolean raw,
        LocalDate first,
        LocalDate last,
        String startCash,
        Map<String, Object> stated,
        List<Object> provenFields,
        double endEquity,
        List<String> fills) {

    static LeanCase read(Path folder, Path file) {
        Map<String, Object> json = JsonText.object(text(file));
        Map<String, Object> recomputed = map(json.get("recomputed"));
        List<Object> period = list(json.get("period"));
        return new LeanCase(
                (String) json.get("id"),
                folder.resolve((String) list(json.get("data")).get(0)),
                json.get("price_basis").equals("raw"),
                LocalDate.parse((String) period.get(0)),
                LocalDate.parse((String) period.get(1)),
                (String) json.get("start_cash"),
                map(json.get("expected_stated_by_source")),
                list(json.get("proven_fields")),
                Double.parseDouble((String) recomputed.get("end_equity_exact")),
                fills(list(recomputed.get("fills"))));
    }

    /** Each as {@code time in New York, signed units, price, fee}. */
    private static List<String> fills(List<Object> stated) {
        List<String> fills = new ArrayList<>();
        for (Object each : stated) {
            Map<String, Object> fill = map(each);
            fills.add(minute(fill.get("bar_end_new_york")) + " " + plain(fill.get("qty")) + " @ "
                    + plain(fill.get("price")) + " fee " + plain(fill.get("fee")));
        }
        return fills;
    }

    /** Of a fill at the close of a session only the date counts: the cases write 16:00 on half days too. */
    static String minute(Object time) {
        return time.toString().replaceFirst(" 1[36]:00:00", " close");
    }

    static String plain(Object number) {
        BigDecimal exact = new BigDecimal(number.toString());
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }
}

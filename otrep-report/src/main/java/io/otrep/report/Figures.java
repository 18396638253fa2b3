package io.otrep.report;

import java.util.ArrayList;
import java.util.List;

/** A few numbers in large type, such as return, Sharpe and drawdown. Immutable and thread-safe. */
public final class Figures extends Block {
    private record Figure(String name, String value, String remark) {}

    private final List<Figure> figures;

    private Figures(List<Figure> figures) {
        this.figures = figures;
    }

    /**
     * No figure yet.
     *
     * @return to be added to
     */
    public static Figures of() {
        return new Figures(List.of());
    }

    /**
     * With one more.
     *
     * @param name what it is
     * @param value as it is to be read
     * @param remark in small type below; may be empty
     * @return all figures
     */
    public Figures with(String name, String value, String remark) {
        List<Figure> more = new ArrayList<>(figures);
        more.add(new Figure(name, value, remark));
        return new Figures(List.copyOf(more));
    }

    @Override
    void write(Html html) {
        html.open("dl", "class", "figures");
        for (Figure figure : figures) {
            html.open("div").element("dt", figure.name()).element("dd", figure.value());
            if (!figure.remark().isEmpty()) {
                html.element("dd", figure.remark(), "class", "remark");
            }
            html.close("div");
        }
        html.close("dl").line();
    }
}

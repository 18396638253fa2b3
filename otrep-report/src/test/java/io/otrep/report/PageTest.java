package io.otrep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    private static final long DAY = 86_400_000_000_000L;

    @TempDir
    Path folder;

    private static Series series(String name, int size) {
        long[] times = new long[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            times[i] = i * DAY;
            values[i] = Math.sin(i / 10.0);
        }
        return Series.of(name, times, values);
    }

    private static Page page(Block block) {
        return Page.builder("A page").section(Section.of("First", block)).build();
    }

    @Test
    void aPageWithEveryBlockIsWellFormed() {
        Page page = Page.builder("All <blocks> & \"more\"")
                .subtitle("sub")
                .footer("foot")
                .section(Section.of(
                                "Lines",
                                LineChart.builder("Line", Unit.PERCENT)
                                        .line(series("a", 50))
                                        .dashed(series("b", 20))
                                        .buys(series("c", 3))
                                        .build())
                        .lead("lead"))
                .section(Section.of("Notes", Columns.of(Note.of("one"), Note.warning("two"))))
                .section(Section.of("Figures", Figures.of().with("Return", "1%", "a year")))
                .section(Section.of(
                        "Table",
                        Table.builder("T").words("a").numbers("b").row("x", "1").build()))
                .section(
                        Section.of("Bars", Bars.of("B", Unit.MONEY).with("x", 1).with("y", -2)))
                .section(Section.of(
                        "Heat", HeatMap.of("H", Unit.PERCENT, List.of("r"), List.of("c"), new double[][] {{0.1}})))
                .section(Section.of(
                        "Histogram",
                        Histogram.of("G", Unit.PERCENT, series("v", 100).values())
                                .mark("m", 0.1)))
                .section(Section.of(
                        "Plane",
                        XyChart.of("P", "Risk", "Return", Unit.PERCENT)
                                .curve("c", new double[] {0.1, 0.2}, new double[] {0.01, 0.04})
                                .point("p", 0.15, 0.02)))
                .build();

        Xml xml = Xml.of(page.html());

        assertThat(xml.texts("//section/h2"))
                .containsExactly("Lines", "Notes", "Figures", "Table", "Bars", "Heat", "Histogram", "Plane");
        assertThat(xml.texts("//h1")).containsExactly("All <blocks> & \"more\"");
        assertThat(xml.texts("//script[@type='application/json']")).hasSize(1);
    }

    private static Series line(double... values) {
        long[] times = new long[values.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * DAY;
        }
        return Series.of("a", times, values);
    }

    private static Xml compounding(Unit unit, double... values) {
        return Xml.of(page(LineChart.builder("Growth", unit)
                        .line(line(0.1, 0.2))
                        .line(line(values))
                        .compounding()
                        .build())
                .html());
    }

    /** One and a half decades are 31.6 times: of wealth for returns, of the value itself for money. */
    @Test
    void growthOfMoreThanOneAndAHalfDecadesHasALogarithmicAxis() {
        assertThat(compounding(Unit.PERCENT, 0, 31).texts("//script[@type='application/json']"))
                .singleElement()
                .asString()
                .contains("\"log\":1,");
        assertThat(compounding(Unit.MONEY, 3.2, Double.NaN, 0.1).texts("//script[@type='application/json']"))
                .singleElement()
                .asString()
                .contains("\"log\":0,");
        assertThat(compounding(Unit.PERCENT, -0.99, 210).texts("//p[@class='scale']/button"))
                .containsExactly("Linear axis");
    }

    @Test
    void growthOfLessOrToNothingHasALinearAxis() {
        for (double[] values : new double[][] {{0, 30}, {-1, 210}, {Double.NaN}}) {
            Xml xml = compounding(Unit.PERCENT, values);

            assertThat(xml.texts("//script[@type='application/json']"))
                    .singleElement()
                    .asString()
                    .contains("\"log\":null,");
            assertThat(xml.texts("//button[@type='button' and not(@id)]")).isEmpty();
        }
    }

    @Test
    void aPointStandsWhereItsMeasuresSay() {
        Block plane = XyChart.of("P", "Risk", "Return", Unit.PERCENT)
                .curve("c", new double[] {0.1, 0.3}, new double[] {0.0, 0.1})
                .point("p", 0.2, 0.05);

        Xml xml = Xml.of(page(plane).html());

        assertThat(xml.texts("//div[@class='field']/i/@style")).containsExactly("left:50.00%;bottom:50.00%");
        assertThat(xml.texts("//*[local-name()='polyline']/@points")).containsExactly("61.4,938.6 938.6,61.4");
        assertThat(xml.texts("//li[@class='c2']")).containsExactly("p: 20.00% / 5.00%");
    }

    @Test
    void roundNumbersDivideAnAxis() {
        assertThat(NiceTicks.over(-0.013, 0.062, 5).values()).containsExactly(0, 0.02, 0.04, 0.06);
    }

    @Test
    void wordsAreEscapedWhereverTheyStand() {
        String evil = "</script><script>alert('x')</script>\u0000\uD800]]>&";
        Page page = Page.builder(evil)
                .subtitle(evil)
                .footer(evil)
                .section(Section.of(
                                evil,
                                LineChart.of(evil, Unit.RATIO, List.of(series(evil, 9))),
                                Note.of(evil),
                                Figures.of().with(evil, evil, evil),
                                Table.builder(evil)
                                        .words(evil)
                                        .caption(evil)
                                        .row(evil)
                                        .build(),
                                Bars.of(evil, Unit.COUNT).with(evil, 1))
                        .lead(evil))
                .build();

        Xml xml = Xml.of(page.html());

        assertThat(xml.texts("//script[contains(., 'alert(')]")).isEmpty();
        assertThat(xml.texts("//h1").get(0)).contains("</script><script>alert('x')");
    }

    @Test
    void nothingIsFetched() {
        String html =
                page(LineChart.of("L", Unit.RATIO, List.of(series("a", 9)))).html();

        Xml xml = Xml.of(html);

        assertThat(xml.texts("//*[@src] | //link | //*[local-name() = 'iframe']"))
                .isEmpty();
        assertThat(xml.texts("//meta[@http-equiv='Content-Security-Policy']/@content")
                        .get(0))
                .contains("default-src 'none'");
    }

    @Test
    void theLicenceOfTheChartingLibraryStandsInPagesWithCharts() {
        String with =
                page(LineChart.of("L", Unit.RATIO, List.of(series("a", 9)))).html();
        String without = page(Note.of("no chart")).html();

        assertThat(with).contains("Leon Sorokin", "Permission is hereby granted", "var uPlot=");
        assertThat(without).doesNotContain("uPlot=").hasSizeLessThan(40_000);
    }

    @Test
    void theSameSectionsGiveTheSameBytes() {
        Block chart = LineChart.of("L", Unit.RATIO, List.of(series("a", 5_000)));

        assertThat(page(chart).html()).isEqualTo(page(chart).html());
    }

    @Test
    void aChartOfNothingSaysSo() {
        String nothing =
                page(LineChart.of("L", Unit.RATIO, List.of(series("a", 0)))).html();
        String one =
                page(LineChart.of("L", Unit.RATIO, List.of(series("a", 1)))).html();

        assertThat(Xml.of(nothing).texts("//figure/p")).containsExactly("No values to draw.");
        assertThat(Xml.of(one).texts("//figure/p")).containsExactly("One value only: no line to draw.");
    }

    @Test
    void foldersAboveTheFileAreMade() throws Exception {
        Path file = folder.resolve("a/b/page.html");

        page(Note.of("x")).writeHtml(file);

        assertThat(Files.readString(file)).isEqualTo(page(Note.of("x")).html());
    }
}

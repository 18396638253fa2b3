package io.otrep.samples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every library module's POM must say, and the one table of which module may use which. */
class ReactorTest {
    private static final String ALLOWED =
            "//execution[id='module-graph']/configuration/rules/bannedDependencies/includes/include";

    /** Modules of ours that each module may use at compile scope; a new module gets its line here. */
    private static final Map<String, List<String>> GRAPH = Map.ofEntries(
            Map.entry("otrep-api", List.of()),
            Map.entry("otrep-core", List.of("otrep-api")),
            Map.entry("otrep-risk", List.of("otrep-api")),
            Map.entry("otrep-portfolio", List.of("otrep-api", "otrep-risk")),
            Map.entry("otrep-optimizer", List.of("otrep-api", "otrep-risk", "otrep-core")),
            Map.entry("otrep-report", List.of("otrep-api", "otrep-core", "otrep-risk")),
            Map.entry("otrep-broker-support", List.of("otrep-api")),
            Map.entry("otrep-broker-alpaca", List.of("otrep-api", "otrep-broker-support")),
            Map.entry("otrep-broker-oanda", List.of("otrep-api", "otrep-broker-support")),
            Map.entry("otrep-broker-kraken", List.of("otrep-api", "otrep-broker-support")),
            Map.entry("otrep-broker-ibkr", List.of("otrep-api", "otrep-broker-support")),
            Map.entry("otrep-venue-sim", List.of("otrep-api")),
            Map.entry("otrep-broker-tck", List.of("otrep-api", "otrep-venue-sim")),
            Map.entry("otrep-kafka", List.of("otrep-api")),
            Map.entry("otrep-redis", List.of("otrep-api")),
            Map.entry("otrep-rabbitmq", List.of("otrep-api")),
            Map.entry("otrep-duckdb", List.of("otrep-api")),
            Map.entry("otrep-timescale", List.of("otrep-api")));

    static List<String> modules() {
        return Library.modules();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void enforcerAllowsExactlyTheModulesOfTheTable(String module) {
        Pom pom = Pom.of(Library.root().resolve(module));

        List<String> ours = pom.texts(ALLOWED).stream()
                .filter(allowed -> allowed.startsWith("io.otrep:"))
                .map(allowed -> allowed.substring("io.otrep:".length()))
                .toList();

        assertThat(GRAPH).as("the table of modules").containsKey(module);
        assertThat(new TreeSet<>(ours)).isEqualTo(new TreeSet<>(GRAPH.get(module)));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void moduleGraphRuleIsSwitchedOn(String module) {
        Pom pom = Pom.of(Library.root().resolve(module));

        assertThat(pom.texts(ALLOWED)).as("what the enforcer allows " + module).isNotEmpty();
        assertThat(pom.texts("//execution[id='module-graph']/phase")).isEmpty();
        assertThat(pom.texts("//properties/*[contains(name(), 'skip')]")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void bomListsTheModule(String module) {
        Pom bom = Pom.of(Library.root().resolve("otrep-bom"));

        assertThat(bom.texts("//dependencyManagement//artifactId")).contains(module);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void automaticModuleNameIsTheModulesPackage(String module) {
        Pom pom = Pom.of(Library.root().resolve(module));

        assertThat(pom.texts("/project/properties/module.name")).containsExactly(PackageTable.rootPackageOf(module));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void versionsAreGivenInTheParentOnly(String module) {
        Pom pom = Pom.of(Library.root().resolve(module));

        assertThat(pom.texts("//dependency/version | //plugin/version")).isEmpty();
    }

    @Test
    void benchmarksAreBuiltAndNeverPublished() {
        Pom root = Pom.of(Library.root());
        Pom bom = Pom.of(Library.root().resolve("otrep-bom"));
        Pom benchmarks = Pom.of(Library.root().resolve("benchmarks"));

        assertThat(root.texts("/project/modules/module")).contains("benchmarks");
        assertThat(bom.texts("//dependencyManagement//artifactId")).doesNotContain("otrep-benchmarks");
        assertThat(benchmarks.texts("//maven.deploy.skip")).containsExactly("true");
        assertThat(benchmarks.texts("//maven.install.skip")).containsExactly("true");
        assertThat(benchmarks.texts("//properties/module.name"))
                .containsExactly(PackageTable.rootPackageOf("benchmarks"));
    }
}

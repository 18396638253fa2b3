package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Alpaca as its OpenAPI documents describe it, in a process of Node beside the test, which judges every request. Its folder is copied, its
 * packages are installed there. Single-threaded.
 */
final class MockVenue implements AutoCloseable {
    private static final JsonNames READY = JsonNames.of("ready", "ports");
    private static final JsonNames PORTS = JsonNames.of("alpaca-trading", "alpaca-data");
    private static final JsonNames REPORT = JsonNames.of("operations", "violations");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Map<String, URI> hosts = new LinkedHashMap<>();

    private MockVenue(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param folder of the mock
     * @param brokers folder of documents and recorded answers
     * @param work an empty folder
     */
    static MockVenue start(Path folder, Path brokers, Path work) throws IOException, InterruptedException {
        copy(folder, work);
        run(work, 180, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund");
        Process process = new ProcessBuilder(
                        "node",
                        "start.mjs",
                        "--specs",
                        brokers.resolve("specs").toString(),
                        "--payloads",
                        brokers.resolve("recorded").toString(),
                        "--log",
                        work.resolve("log").toString(),
                        "--ports",
                        "alpaca-trading=0,alpaca-data=0",
                        "--ttl",
                        "300")
                .directory(work.toFile())
                .redirectError(work.resolve("errors.txt").toFile())
                .start();
        MockVenue venue = new MockVenue(process);
        venue.awaitReady();
        return venue;
    }

    private static void copy(Path folder, Path work) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> !each.toString().contains("node_modules"))
                    .toList()) {
                Path copy = work.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void run(Path work, int seconds, String... command) throws IOException, InterruptedException {
        Path log = work.resolve("install.txt");
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " failed: " + Files.readString(log));
        }
    }

    private void awaitReady() throws IOException {
        var out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("{")) {
                JsonReader json = JsonReader.of(line);
                json.beginObject();
                while (json.nextField(READY) == 0) {
                    json.skip();
                }
                json.beginObject();
                for (int field = json.nextField(PORTS); field >= 0; field = json.nextField(PORTS)) {
                    hosts.put(PORTS.name(field), URI.create("http://127.0.0.1:" + json.integer()));
                }
                return;
            }
        }
        throw new IOException("the mock ended before it was ready");
    }

    URI trading() {
        return hosts.get("alpaca-trading");
    }

    URI data() {
        return hosts.get("alpaca-data");
    }

    /** Feeds an answer into the next request of a route. */
    void next(String json) {
        post(trading(), "/__mock/next", json);
    }

    void push(String json) {
        post(trading(), "/__mock/push", json);
    }

    void dropStream() {
        post(trading(), "/__mock/drop", "{\"ws\":\"trade-updates\"}");
    }

    /** Which operations of the documents were called, and each violation of them. */
    Report report() {
        Report trading = report(trading());
        Report data = report(data());
        List<String> operations = new ArrayList<>(trading.operations());
        operations.addAll(data.operations());
        List<String> violations = new ArrayList<>(trading.violations());
        violations.addAll(data.violations());
        return new Report(operations, violations);
    }

    /** What the mock saw. */
    record Report(List<String> operations, List<String> violations) {}

    private Report report(URI host) {
        JsonReader json = JsonReader.of(
                send(HttpRequest.newBuilder(host.resolve("/__mock/report")).build()));
        List<String> operations = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        json.beginObject();
        for (int field = json.nextField(REPORT); field >= 0; field = json.nextField(REPORT)) {
            if (field == 0) {
                json.beginObject();
                for (String name = json.nextName(); name != null; name = json.nextName()) {
                    operations.add(name);
                }
            } else {
                json.beginArray();
                while (json.nextElement()) {
                    violations.add(words(json));
                }
            }
        }
        return new Report(operations, violations);
    }

    private static String words(JsonReader json) {
        StringBuilder words = new StringBuilder();
        json.beginObject();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (json.peek()) {
                case STRING, NUMBER ->
                    words.append(name).append('=').append(json.text()).append(' ');
                default -> json.skip();
            }
        }
        return words.toString();
    }

    private void post(URI host, String path, String json) {
        send(HttpRequest.newBuilder(host.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(request + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError("the mock cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

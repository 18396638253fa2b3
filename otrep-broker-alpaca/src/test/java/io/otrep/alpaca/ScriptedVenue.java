package io.otrep.alpaca;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.otrep.broker.support.DaemonScheduler;
import io.otrep.broker.support.http.HttpSession;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An HTTP server that answers what a test tells it to, and remembers what it was asked. What nobody told it is 404. */
final class ScriptedVenue implements AutoCloseable {
    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private @Nullable DaemonScheduler scheduler;
    private @Nullable HttpSession session;

    private ScriptedVenue() {
        server.start();
        server.stubFor(any(urlMatching(".*"))
                .atPriority(100)
                .willReturn(json(404, "{\"code\":40410000,\"message\":\"order not found\"}")));
    }

    static ScriptedVenue start() {
        return new ScriptedVenue();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The trading API in front of it, with short waits. */
    TradingRest rest() {
        scheduler = DaemonScheduler.start("test", Instant::now);
        session = HttpSession.builder("test", uri().toString(), scheduler)
                .errors(AlpacaErrors::read)
                .deadlines(Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(60))
                .retries(2, Duration.ofMillis(10), Duration.ofMillis(20))
                .build();
        return new TradingRest(session);
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    private static MappingBuilder on(String methodAndPath) {
        String[] words = methodAndPath.split(" ");
        return request(words[0], urlPathEqualTo(words[1]));
    }

    /** Answers every such request. */
    ScriptedVenue answer(String methodAndPath, int status, String body) {
        server.stubFor(on(methodAndPath).willReturn(json(status, body)));
        return this;
    }

    /** Answers such requests that have a parameter. */
    ScriptedVenue answer(String methodAndPath, String parameter, String value, int status, String body) {
        server.stubFor(on(methodAndPath)
                .atPriority(1)
                .withQueryParam(parameter, equalTo(value))
                .willReturn(json(status, body)));
        return this;
    }

    /** Answers late. */
    void late(String methodAndPath, int status, String body, int delayMs) {
        server.stubFor(on(methodAndPath).willReturn(json(status, body).withFixedDelay(delayMs)));
    }

    /** Cuts the connection instead of an answer. */
    void cut(String methodAndPath, Fault fault) {
        server.stubFor(on(methodAndPath).willReturn(aResponse().withFault(fault)));
    }

    private List<ServeEvent> events() {
        List<ServeEvent> events = new ArrayList<>(server.getAllServeEvents());
        Collections.reverse(events);
        return events;
    }

    /** Methods and paths, in the order in which they came. */
    List<String> requests() {
        return events().stream()
                .map(event -> event.getRequest().getMethod() + " "
                        + event.getRequest().getUrl().split("\\?")[0])
                .toList();
    }

    /** Methods and whole addresses. */
    List<String> addresses() {
        return events().stream()
                .map(event -> event.getRequest().getMethod() + " "
                        + event.getRequest().getUrl())
                .toList();
    }

    /** A header of every request. */
    List<String> headers(String name) {
        return events().stream()
                .map(event -> String.valueOf(event.getRequest().getHeader(name)))
                .toList();
    }

    List<String> bodies() {
        return events().stream()
                .map(event -> event.getRequest().getBodyAsString())
                .toList();
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
        if (scheduler != null) {
            scheduler.close();
        }
        server.stop();
    }
}

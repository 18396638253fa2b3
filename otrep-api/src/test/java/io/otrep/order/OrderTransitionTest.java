package io.otrep.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.order.OrderTransition.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every event in every status, against a table written from the rules by hand. */
class OrderTransitionTest {

    /** Short names of the statuses, in the order of the columns. */
    private static final List<String> COLUMNS =
            List.of("IN", "DE", "NS", "HE", "PN", "AC", "TR", "SU", "DD", "FI", "CA", "EX", "RE");

    /** What each event makes of each status: {@code ~} marks what is late, {@code !} an anomaly. */
    @SuppressWarnings("unused")
    private static final List<String> ROWS = List.of(
            // what we do before the venue has it
            "DENY            DE  DE! NS! DE  PN! AC! TR! SU! DD! FI! CA! EX! RE!",
            "HOLD            HE  DE! NS! HE! PN! AC! TR! SU! DD! FI! CA! EX! RE!",
            "RELEASE         PN  DE! NS! PN  PN! AC! TR! SU! DD! FI! CA! EX! RE!",
            "NOT_SENT        NS  DE! NS~ NS  NS  AC! TR! SU! DD! FI! CA! EX! RE!",
            "ABSENT          NS  DE! NS~ NS  NS  AC! TR! SU! DD! FI! CA! EX! RE!",
            "SUBMIT_UNKNOWN  IN! DE! NS! HE! PN  AC~ TR~ SU~ DD~ FI~ CA~ EX~ RE~",
            // the venue's word on a living order: it wins over ours, not over an end
            "ACCEPT          AC! AC! AC! AC! AC  AC~ AC  AC  AC  FI~ CA~ EX~ RE~",
            "TRIGGER         TR! TR! TR! TR! TR  TR  TR~ TR  TR  FI~ CA~ EX~ RE~",
            "SUSPEND         SU! SU! SU! SU! SU  SU  SU  SU~ SU  FI~ CA~ EX~ RE~",
            "RESUME          AC! AC! AC! AC! AC  AC~ AC  AC  AC  FI~ CA~ EX~ RE~",
            "DONE_FOR_DAY    DD! DD! DD! DD! DD  DD  DD  DD  DD~ FI~ CA~ EX~ RE~",
            "REPLACE         AC! AC! AC! AC! AC  AC  TR  SU  DD  FI~ CA~ EX~ RE~",
            // executions
            "PARTIAL_FILL    AC! AC! AC! AC! AC  AC  TR  SU  DD  FI! CA  EX  RE!",
            "COMPLETE_FILL   FI! FI! FI! FI! FI  FI  FI  FI  FI  FI! FI  FI  FI!",
            // ends: the stronger of two holds
            "CANCEL          CA! CA! CA! CA! CA  CA  CA  CA  CA  FI~ CA~ CA! CA!",
            "EXPIRE          EX! EX! EX! EX! EX  EX  EX  EX  EX  FI~ CA! EX~ EX!",
            "REJECT          RE! RE! RE! RE! RE  RE  RE  RE  RE  FI! CA! EX! RE~",
            // what is asked about a living order, and the answers: the status stays
            "CANCEL_REQUEST  IN! DE! NS! HE! PN  AC  TR  SU  DD  FI! CA! EX! RE!",
            "REPLACE_REQUEST IN! DE! NS! HE! PN  AC  TR  SU  DD  FI! CA! EX! RE!",
            "CANCEL_REJECT   IN! DE! NS! HE! PN  AC  TR  SU  DD  FI~ CA~ EX~ RE~",
            "CANCEL_UNKNOWN  IN! DE! NS! HE! PN  AC  TR  SU  DD  FI~ CA~ EX~ RE~",
            "REPLACE_REJECT  IN! DE! NS! HE! PN  AC  TR  SU  DD  FI~ CA~ EX~ RE~",
            "REPLACE_UNKNOWN IN! DE! NS! HE! PN  AC  TR  SU  DD  FI~ CA~ EX~ RE~");

    @ParameterizedTest
    @FieldSource("ROWS")
    void eventMovesEachStatusAsTheTableSays(String row) {
        String[] cells = row.split(" +");
        OrderEventKind event = OrderEventKind.valueOf(cells[0]);

        for (OrderStatus status : OrderStatus.values()) {
            OrderTransition transition = OrderTransition.of(status, event);

            assertThat(cell(transition)).as("%s in %s", event, status).isEqualTo(cells[1 + status.ordinal()]);
        }
    }

    @Test
    void tableHasEveryEventOnceAndEveryStatus() {
        List<String> events = ROWS.stream().map(row -> row.split(" +")[0]).toList();
        List<String> statuses = Arrays.stream(OrderStatus.values())
                .map(OrderTransitionTest::shortName)
                .toList();

        assertThat(events)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(OrderEventKind.values()).map(Enum::name).toList());
        assertThat(COLUMNS).isEqualTo(statuses).doesNotHaveDuplicates();
        assertThat(ROWS).allMatch(row -> row.split(" +").length == COLUMNS.size() + 1);
    }

    @ParameterizedTest
    @EnumSource
    void endedOrderNeverWorksAgainUnlessTheEndWasOurClaim(OrderStatus status) {
        boolean endedByTheVenue = status.isClosed() && status != OrderStatus.DENIED && status != OrderStatus.NOT_SENT;

        List<OrderStatus> after = new ArrayList<>();
        for (OrderEventKind event : OrderEventKind.values()) {
            after.add(OrderTransition.of(status, event).status());
        }

        assertThat(after.stream().allMatch(OrderStatus::isClosed)).isEqualTo(endedByTheVenue);
    }

    @ParameterizedTest
    @EnumSource
    void statusIsBeforeWorkingOrClosed(OrderStatus status) {
        boolean before = status == OrderStatus.INITIALIZED || status == OrderStatus.HELD;

        assertThat(List.of(before, status.isWorking(), status.isClosed())).containsOnlyOnce(true);
    }

    @Test
    void transitionIsASharedConstant() {
        assertThat(OrderTransition.of(OrderStatus.ACCEPTED, OrderEventKind.CANCEL))
                .isSameAs(OrderTransition.of(OrderStatus.ACCEPTED, OrderEventKind.CANCEL));
    }

    private static String cell(OrderTransition transition) {
        String mark = transition.verdict() == Verdict.APPLIED ? "" : transition.verdict() == Verdict.LATE ? "~" : "!";
        return shortName(transition.status()) + mark;
    }

    private static String shortName(OrderStatus status) {
        return switch (status) {
            case NOT_SENT -> "NS";
            case PENDING_NEW -> "PN";
            case DONE_FOR_DAY -> "DD";
            default -> status.name().substring(0, 2);
        };
    }
}

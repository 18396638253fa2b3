/**
 * Campaigns against a scripted venue with faults. {@link io.otrep.samples.chaos.Campaign} runs an engine step by step in virtual time, lets its
 * process die at a random write, starts it anew and compares it with what really happened at the venue. One seed is one campaign, the same every
 * time. {@link io.otrep.samples.chaos.KillCampaign} does the same in real time with processes of their own that are ended by SIGKILL, over sockets and files.
 */
@NullMarked
package io.otrep.samples.chaos;

import org.jspecify.annotations.NullMarked;

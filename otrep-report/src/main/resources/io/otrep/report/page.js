(function () {
  'use strict';
  var root = document.documentElement;
  var plots = [];

  function css(name) {
    return getComputedStyle(root).getPropertyValue(name).trim();
  }

  // ---- numbers ----
  function grouped(value, decimals) {
    var text = Math.abs(value).toFixed(decimals);
    var zero = !/[1-9]/.test(text);
    var parts = text.split('.');
    parts[0] = parts[0].replace(/\B(?=(\d{3})+(?!\d))/g, ',');
    return (value < 0 && !zero ? '-' : '') + parts.join('.');
  }

  function decimalsOf(step) {
    for (var d = 0; d < 8; d++) {
      var scaled = step * Math.pow(10, d);
      if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return d;
    }
    return 8;
  }

  function priceDecimals(value) {
    var size = Math.abs(value);
    return size >= 100 || size === 0 ? 2 : size >= 10 ? 3 : size >= 0.1 ? 4 : 6;
  }

  function shown(value, unit) {
    if (value == null || !isFinite(value)) return '–';
    switch (unit) {
      case 'percent': return grouped(100 * value, 2) + '%';
      case 'money': return grouped(value, Math.abs(value) < 10000 ? 2 : 0);
      case 'price': return grouped(value, priceDecimals(value));
      case 'probability': return grouped(value, 4);
      case 'count': return grouped(value, 0);
      case 'days': return grouped(value, 0) + ' d';
      default: return grouped(value, 2);
    }
  }

  function short(value, step) {
    var size = Math.max(Math.abs(value), step);
    if (step >= 1e5 && size >= 1e6) return grouped(value / 1e6, decimalsOf(step / 1e6)) + 'M';
    if (step >= 100 && size >= 1e4) return grouped(value / 1e3, decimalsOf(step / 1e3)) + 'k';
    return grouped(value, decimalsOf(step));
  }

  function tick(value, unit, step) {
    if (unit === 'percent') return grouped(100 * value, decimalsOf(100 * step)) + '%';
    return short(value, step);
  }

  var MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

  function two(n) {
    return (n < 10 ? '0' : '') + n;
  }

  function when(second, intraday) {
    var d = new Date(second * 1000);
    var date = d.getUTCFullYear() + '-' + two(d.getUTCMonth() + 1) + '-' + two(d.getUTCDate());
    return intraday ? date + ' ' + two(d.getUTCHours()) + ':' + two(d.getUTCMinutes()) : date;
  }

  function timeTick(second, step) {
    var d = new Date(second * 1000);
    var midnight = d.getUTCHours() === 0 && d.getUTCMinutes() === 0;
    if (step >= 360 * 86400) return String(d.getUTCFullYear());
    if (step >= 27 * 86400) return MONTHS[d.getUTCMonth()] + ' ' + d.getUTCFullYear();
    if (step >= 86400 || midnight) return d.getUTCDate() + ' ' + MONTHS[d.getUTCMonth()];
    return two(d.getUTCHours()) + ':' + two(d.getUTCMinutes());
  }

  // ---- data ----
  function unpacked(spec) {
    var tables = spec.groups.map(function (group) {
      var time = 0;
      return [group.t.map(function (delta) { time += delta; return time; })].concat(group.v);
    });
    var joined = tables.length === 1 ? tables[0] : uPlot.join(tables);
    var order = [0];
    var column = 1;
    spec.groups.forEach(function (group) {
      group.series.forEach(function (member) { order[member + 1] = column++; });
    });
    return order.map(function (index) { return joined[index]; });
  }

  // ---- drawing ----
  // Marks shrink where there are many, and grow again when one zooms in.
  function markSize(u) {
    var from = u.scales.x.min;
    var to = u.scales.x.max;
    var seen = 0;
    for (var i = 0; i < u.data[0].length; i++) {
      if (u.data[0][i] < from || u.data[0][i] > to) continue;
      for (var s = 2; s < u.data.length; s++) if (u.data[s][i] != null) seen++;
    }
    return Math.max(1.4, Math.min(4.5, 0.3 * u.bbox.width / devicePixelRatio / Math.max(1, seen) + 1));
  }

  function triangles(u, index, up) {
    var ctx = u.ctx;
    var r = markSize(u) * devicePixelRatio;
    ctx.save();
    ctx.beginPath();
    ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    ctx.clip();
    ctx.fillStyle = css(up ? '--s1' : '--s2');
    ctx.strokeStyle = css('--card');
    ctx.lineWidth = devicePixelRatio;
    ctx.globalAlpha = r > 3 * devicePixelRatio ? 1 : 0.6;
    for (var i = 0; i < u.data[0].length; i++) {
      var value = u.data[index][i];
      if (value == null) continue;
      var x = u.valToPos(u.data[0][i], 'x', true);
      var y = u.valToPos(value, 'y', true);
      var d = up ? 1 : -1;
      ctx.beginPath();
      ctx.moveTo(x, y);
      ctx.lineTo(x - r, y + d * 1.7 * r);
      ctx.lineTo(x + r, y + d * 1.7 * r);
      ctx.closePath();
      ctx.fill();
      if (r > 3 * devicePixelRatio) ctx.stroke();
    }
    ctx.restore();
  }

  function seriesOf(style, number, marked) {
    var colour = marked ? '--s8' : '--s' + ((number - 1) % 8 + 1);
    var one = { stroke: function () { return css(colour); }, width: 1.5, points: { show: false }, spanGaps: false };
    if (style === 'dashed') one.dash = [6, 4];
    if (style === 'area') one.fill = function () { return css(colour) + '2e'; };
    if (style === 'step') one.paths = uPlot.paths.stepped({ align: 1 });
    if (style === 'buys' || style === 'sells') one.paths = function () { return null; };
    return one;
  }


  // ---- a logarithmic axis: of returns it is that of 1 + return ----
  function raised(data, base) {
    return data.map(function (column, i) {
      return i === 0 ? column : column.map(function (v) { return v == null ? v : v + base; });
    });
  }

  // Round values by weight: the start first, then 1 and 3 of each decade, as far as there is room.
  function logSplits(spec) {
    return function (u, axis, low, high) {
      var wanted = spec.log === 1 ? [0, -0.5, -0.9, -0.75, -0.25, -0.99] : [];
      [1, 3].forEach(function (lead) {
        for (var e = -2; e < 12; e++) wanted.push(lead * Math.pow(10, e));
      });
      var kept = [];
      wanted.forEach(function (value) {
        var at = value + spec.log;
        var pixels = function (v) { return Math.log(v / low) / Math.log(high / low) * u.bbox.height / devicePixelRatio; };
        var free = kept.every(function (k) { return Math.abs(pixels(k) - pixels(at)) >= 26; });
        if (at >= low && at <= high && free) kept.push(at);
      });
      return kept.sort(function (a, b) { return a - b; });
    };
  }

  function range(spec, log) {
    return function (u, low, high) {
      if (log) {
        if (low == null) return [1, 10];
        var times = Math.max(1.05, Math.pow(high / low, 0.06));
        return [low / times, high * times];
      }
      if (low == null) return [0, 1];
      if (spec.zero) { low = Math.min(0, low); high = Math.max(0, high); }
      if (low === high) { var pad = Math.abs(low) * 0.05 || 1; return [low - pad, high + pad]; }
      var room = 0.06 * (high - low);
      return [spec.zero && low === 0 ? 0 : low - room, spec.zero && high === 0 ? 0 : high + room];
    };
  }

  function axes(spec, log) {
    var stroke = function () { return css('--muted'); };
    var grid = { stroke: function () { return css('--line'); }, width: 1 };
    var font = '12px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif';
    var pair = [
      {
        stroke: stroke, grid: grid, ticks: grid, font: font, size: 30, space: 72,
        values: function (u, splits, i, space, step) { return splits.map(function (s) { return timeTick(s, step); }); }
      },
      {
        stroke: stroke, grid: grid, ticks: { show: false }, font: font, space: 34, gap: 6,
        size: function (u, values) {
          var longest = (values || []).reduce(function (most, v) { return Math.max(most, v ? v.length : 0); }, 0);
          return Math.max(58, 14 + 7 * longest);
        },
        values: function (u, splits, i, space, step) { return splits.map(function (s) { return tick(s, spec.unit, step); }); }
      }
    ];
    if (log) {
      pair[1].splits = logSplits(spec);
      pair[1].filter = function (u, splits) { return splits; };
      pair[1].values = function (u, splits) {
        return splits.map(function (s) {
          var value = Math.round((s - spec.log) * 1e6) / 1e6;
          return tick(value, spec.unit, spec.unit === 'percent' ? 0.01 : Math.abs(value));
        });
      };
    }
    return pair;
  }

  function readout(figure, spec, data) {
    var items = Array.prototype.slice.call(figure.querySelectorAll('.legend li'));
    var times = data[0];
    var intraday = times[times.length - 1] - times[0] < 90 * 86400 && times.some(function (t) { return t % 3600 !== 0; });
    return function (u) {
      var index = u && u.cursor.idx != null ? u.cursor.idx : null;
      items[0].textContent = index == null ? 'Last value' : when(times[index], intraday);
      for (var s = 1; s < data.length; s++) {
        var marks = spec.styles[s - 1] === 'buys' || spec.styles[s - 1] === 'sells';
        var at = index == null ? times.length - 1 : index;
        if (!marks) while (at > 0 && data[s][at] == null) at--;
        var text = marks && (index == null || data[s][at] == null) ? '' : shown(data[s][at], spec.unit);
        items[s].querySelector('b').textContent = text;
      }
    };
  }

  function draw(figure) {
    var spec = JSON.parse(figure.querySelector('script').textContent);
    var data = unpacked(spec);
    var drawn = plot(figure, spec, data, spec.log != null);
    var button = figure.querySelector('.scale button');
    if (!button) return;
    var log = true;
    button.hidden = false;
    button.addEventListener('click', function () {
      log = !log;
      plots.splice(plots.indexOf(drawn), 1);
      drawn.plot.destroy();
      drawn = plot(figure, spec, data, log);
      button.textContent = log ? 'Linear axis' : 'Logarithmic axis';
      button.previousSibling.textContent = log ? 'Logarithmic axis: equal heights are equal rises. ' : '';
    });
  }

  function plot(figure, spec, data, log) {
    var box = figure.querySelector('.plot');
    var read = readout(figure, spec, data);
    var marks = [];
    spec.styles.forEach(function (style, i) {
      if (style === 'buys' || style === 'sells') marks.push([i + 1, style === 'buys']);
    });
    var u = new uPlot({
      width: Math.max(200, box.clientWidth), height: spec.height, legend: { show: false },
      tzDate: function (second) { return uPlot.tzDate(new Date(second * 1000), 'Etc/UTC'); },
      cursor: { sync: { key: 'time' }, points: { size: 6 }, y: false },
      scales: { y: { range: range(spec, log), distr: log ? 3 : 1 } },
      axes: axes(spec, log),
      series: [{}].concat(spec.styles.map(function (style, i) { return seriesOf(style, i + 1, marks.length > 0); })),
      hooks: {
        setCursor: [read],
        draw: [function (plot) { marks.forEach(function (mark) { triangles(plot, mark[0], mark[1]); }); }]
      }
    }, log ? raised(data, spec.log) : data, box);
    read(null);
    var entry = { plot: u, box: box, height: spec.height };
    plots.push(entry);
    return entry;
  }

  function resize(width) {
    plots.forEach(function (p) {
      var wide = Math.max(200, width ? Math.min(width, p.box.clientWidth) : p.box.clientWidth);
      if (Math.abs(wide - p.plot.width) > 1) p.plot.setSize({ width: wide, height: p.height });
    });
  }

  function redraw() {
    plots.forEach(function (p) { p.plot.redraw(false, true); });
  }

  // ---- page ----
  function isDark() {
    var set = root.getAttribute('data-theme');
    return set ? set === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches;
  }

  var button = document.getElementById('theme');
  button.hidden = false;
  button.addEventListener('click', function () {
    root.setAttribute('data-theme', isDark() ? 'light' : 'dark');
    redraw();
  });

  if (typeof uPlot !== 'undefined') {
    document.querySelectorAll('figure.chart').forEach(function (figure) {
      if (figure.querySelector('script')) draw(figure);
    });
    var waiting;
    window.addEventListener('resize', function () {
      clearTimeout(waiting);
      waiting = setTimeout(function () { resize(); }, 100);
    });
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
    var before = null;
    window.addEventListener('beforeprint', function () {
      before = root.getAttribute('data-theme');
      root.setAttribute('data-theme', 'light');
      redraw();
      resize(680);
    });
    window.addEventListener('afterprint', function () {
      if (before) root.setAttribute('data-theme', before); else root.removeAttribute('data-theme');
      redraw();
      resize();
    });
  }
})();

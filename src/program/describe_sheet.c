/* SPDX-License-Identifier: MIT */
#include "describe_sheet.h"

#include <assert.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/utf8.h"
#include "magang/program/program.h"

#define NAME_WIDTH 36

static const struct label words[WORD_COUNT] = {
	[W_VERSION] = { { "versi", "version", "版" } },
	[W_STARTS] = { { "mulai", "starts", "開始" } },
	[W_PARTNER] = { { "mitra", "partner", "提携先" } },
	[W_OWNER] = { { "penanggung jawab", "office", "担当機関" } },
	[W_WHO] = { { "Syarat", "Who may take part", "参加の条件" } },
	[W_ASKED] = { { "Data yang diminta", "What you are asked",
		"記入いただく事項" } },
	[W_PAPERS] = { { "Berkas", "Papers", "書類" } },
	[W_WAY] = { { "Tahap", "The way", "手続きの流れ" } },
	[W_ORDER] = { { "Penilaian", "How applicants are put in order",
		"選考の配点" } },
	[W_PLACES] = { { "Kuota", "Places", "定員" } },
	[W_COHORTS] = { { "Kelas", "Classes", "クラス" } },
	[W_SEAT_IF] = { { "Syarat pada hari pertama", "Asked on the first day",
		"初日の条件" } },
	[W_JOIN_UNTIL] = { { "Hari terakhir untuk bergabung",
		"Last day of class to join", "参加できる最後の授業日" } },
	[W_ATTENDANCE] = { { "Kehadiran paling sedikit", "Attendance at least",
		"必要な出席率" } },
	[W_HOSTS] = { { "Tempat di perusahaan", "Places at hosts",
		"受入れ先" } },
	[W_STAY] = { { "Lama tinggal", "Length of the stay", "受入れ期間" } },
	[W_YEARS] = { { "tahun ke-", "year ", "年目：" } },
	[W_STAFF] = { { "pekerja tetap sampai ", "full-time staff up to ",
		"常勤職員数 ～" } },
	[W_MORE] = { { "lebih", "more", "それ以上" } },
	[W_EXCELLENT] = { { "perusahaan unggul", "an excellent host",
		"優良な受入れ先" } },
	[W_DESIGNATED] = { { "unggul di daerah khusus",
		"an excellent host in a designated area",
		"指定区域の優良な受入れ先" } },
	[W_TIMES_STAFF] = { { "per pekerja tetap paling banyak",
		"for each of the staff at most", "常勤職員1人につき最大" } },
	[W_ACTIVITIES] = { { "Kegiatan", "Activities", "活動" } },
	[W_DEADLINES] = { { "Tenggat", "Deadlines", "期限" } },
	[W_APPEALS] = { { "Keberatan", "Appeals", "異議申立て" } },
	[W_ANEW] = { { "diputuskan lagi", "decided anew", "改めて決定" } },
	[W_LETTERS] = { { "Surat", "Letters", "お送りする文書" } },
	[W_CERTIFICATES] = { { "Sertifikat", "Certificates", "修了証書" } },
	[W_PACKS] = { { "Dikirim ke mitra, jika disetujui",
		"Told to the partner, with your consent",
		"同意のうえ提携先に提供する情報" } },
	[W_RANKS] = { { "peringkat", "ranks", "順位" } },
	[W_FILLED] = { { "diisi mitra", "filled in by the partner",
		"提携先の記入欄" } },
	[W_DEPARTURE] = { { "Pada hari berangkat harus berlaku",
		"Good on the day of the flight", "出国日に有効な書類" } },
	[W_CONTACT] = { { "Menghubungi peserta", "How you are called",
		"ご連絡について" } },
	[W_TRIES] = { { "Berapa kali dicoba", "How often it is tried",
		"連絡を試みる回数" } },
	[W_AGAIN] = { { "Dicoba lagi setelah", "Tried again after",
		"次に試みるまで" } },
	[W_PROTECTION] = { { "Pelindungan", "What protects you",
		"参加者の保護" } },
	[W_CAP] = { { "Biaya paling banyak", "Asked of you at most",
		"ご負担の上限" } },
	[W_OUTCOMES] = { { "Hasil yang dicatat",
		"What is recorded of you later", "修了後に記録する成果" } },
	[W_LASTS] = { { "dihitung selama", "counts for", "有効期間" } },
	[W_KEPT] = { { "Penyimpanan data", "How long data are kept",
		"個人情報の保存期間" } },
	[W_MUST] = { { "wajib", "must", "必須" } },
	[W_SHOULD] = { { "dianjurkan", "should", "推奨" } },
	[W_SOURCE] = { { "dasar", "source", "根拠" } },
	[W_BEFORE_LEAVING] = { { "paling lambat pada tahap", "needed by stage",
		"必要な段階" } },
	[W_VALID] = { { "berlaku", "valid", "有効期間" } },
	[W_ONLY_IF] = { { "hanya jika", "only if", "条件" } },
	[W_WITHIN] = { { "paling lama", "at most", "最長" } },
	[W_WAITS] = { { "daftar tunggu untuk", "waiting list for",
		"待機（次の段階）" } },
	[W_BY_HAND] = { { "dinaikkan petugas", "moved up by hand",
		"手動で繰り上げ" } },
	[W_MATCHED] = { { "dicocokkan dengan tempat", "matched to places",
		"マッチング対象" } },
	[W_CAUSES] = { { "sebab", "causes", "事由" } },
	[W_LINE] = { { "batas lulus", "line", "合格点" } },
	[W_PASS] = { { "nilai minimal", "needed", "最低点" } },
	[W_EACH] = { { "tiap", "each", "ごと" } },
	[W_AT_LEAST] = { { "paling sedikit", "at least", "以上" } },
	[W_REPEATS] = { { "berulang", "repeats", "繰り返し" } },
	[W_ORIGINALS] = { { "Dokumen asli ditahan", "An original is held",
		"原本の預かり" } },
	[W_SENDER] = { { "Izin berlaku sampai mulai",
		"Licensed until the start", "開始日まで許可が必要" } },
	[W_SEEN] = { { "sampai orangnya ditemui", "until the person was seen",
		"本人を確認するまで" } },
	[W_PER_HOST] = { { "satu kali untuk semua di perusahaan yang sama",
		"once for all at the same host",
		"同じ受入れ先の全員につき1回" } },
	[W_ERASE] = { { "lalu dihapus", "then erased", "その後消去" } },
	[W_ANONYMISE] = { { "lalu dibuat tanpa nama", "then made anonymous",
		"その後匿名化" } },
	[W_GENERAL] = { { "Data umum", "General", "基本事項" } },
};

const char *
sheet_word(const struct program_sheet *g, enum sheet_word w)
{
	return words[w].text[g->lang];
}

void
sheet_wrap(struct buf *out, const char *text, int column, int indent)
{
	while (*text != '\0') {
		size_t n = utf8_line(text, SHEET_WIDTH - column);
		struct buf line = BUF_INIT;

		if (n == 0)
			n = strlen(text);
		buf_add(&line, text, n);
		utf8_print(out, buf_str(&line), -1);
		buf_release(&line);
		text += n;
		text += strspn(text, " ");
		if (*text != '\0') {
			buf_addc(out, '\n');
			utf8_pad(out, "", indent);
		}
		column = indent;
	}
	buf_addc(out, '\n');
}

void
sheet_underline(struct buf *out, int columns, char c)
{
	while (columns-- > 0)
		buf_addc(out, c);
	buf_addc(out, '\n');
}

void
sheet_begin_line(struct program_sheet *g)
{
	if (!g->any) {
		buf_addf(g->out, "\n%s\n", sheet_word(g, g->head));
		sheet_underline(
			g->out, utf8_columns(sheet_word(g, g->head)), '-');
	}
	g->any = true;
}

void
sheet_part(struct program_sheet *g, enum sheet_word head)
{
	g->head = head;
	g->any = false;
}

void
sheet_row(struct program_sheet *g, const char *name, const char *text)
{
	const int columns = utf8_columns(name);

	sheet_begin_line(g);
	buf_adds(g->out, "  ");
	if (text[0] == '\0') {
		sheet_wrap(g->out, name, 2, 4);
		return;
	}
	if (columns > NAME_WIDTH) {
		sheet_wrap(g->out, name, 2, 4);
		utf8_pad(g->out, "", NAME_WIDTH + 4);
	} else {
		utf8_pad(g->out, name, NAME_WIDTH);
		buf_adds(g->out, "  ");
	}
	sheet_wrap(g->out, text, NAME_WIDTH + 4, NAME_WIDTH + 4);
}

const char *
sheet_label(
	const struct program_sheet *g, const struct label *l, const char *name)
{
	return label_in(l, g->lang, name);
}

const char *
sheet_stage(const struct program_sheet *g, int stage)
{
	assert(stage >= 0 && (size_t)stage < g->p->n_stages);
	return sheet_label(
		g, &g->p->stages[stage].label, g->p->stages[stage].name);
}

struct buf *
sheet_and(struct buf *b)
{
	if (b->len > 0)
		buf_adds(b, "; ");
	return b;
}

#include "library.h"

#ifdef REMUX_HAS_HEADERS
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct remux_output {
  remux_write write;
  void *context;
  int64_t place, end;
  AVIOContext *file;
  AVFormatContext *format;
  AVRational base;
  AVPacket *packet;
};

static int store(void *opaque, uint8_t *bytes, int count) {
  remux_output *own = opaque;
  if (own->write(own->context, own->place, bytes, count) < 0) return AVERROR(EIO);
  own->place += count;
  if (own->place > own->end) own->end = own->place;
  return count;
}

static int64_t seek(void *opaque, int64_t offset, int whence) {
  remux_output *own = opaque;
  if (whence == AVSEEK_SIZE) return own->end;
  const int64_t base = whence == SEEK_CUR ? own->place : whence == SEEK_END ? own->end : 0;
  if (base + offset < 0) return AVERROR(EINVAL);
  return own->place = base + offset;
}

static int begin(remux_output *own) {
  const int buffer = 65536;
  uint8_t *bytes = remux.av_malloc(buffer);
  own->file = bytes ? remux.avio_alloc_context(bytes, buffer, 1, own, NULL, store, seek) : NULL;
  own->format = remux.avformat_alloc_context();
  own->packet = remux.av_packet_alloc();
  if (!own->file) remux.av_free(bytes);
  if (!own->file || !own->format || !own->packet) return AVERROR(ENOMEM);
  own->format->oformat = remux.av_guess_format("mp4", NULL, NULL);
  if (!own->format->oformat) return AVERROR_MUXER_NOT_FOUND;
  own->format->pb = own->file;
  // No name of a program and no time: the same frames give the same bytes.
  own->format->flags |= AVFMT_FLAG_BITEXACT | AVFMT_FLAG_CUSTOM_IO;
  own->format->io_open = remux_open_nothing;
  return 0;
}

static int add_track(remux_output *own, int codec, int columns, int rows, const uint8_t *record,
                     size_t count, int in_band) {
  AVStream *stream = remux.avformat_new_stream(own->format, NULL);
  if (!stream) return AVERROR(ENOMEM);
  AVCodecParameters *parameters = stream->codecpar;
  parameters->codec_type = AVMEDIA_TYPE_VIDEO;
  parameters->codec_id = codec == REMUX_H264 ? AV_CODEC_ID_H264 : AV_CODEC_ID_HEVC;
  parameters->codec_tag = codec == REMUX_H264
                              ? (in_band ? MKTAG('a', 'v', 'c', '3') : MKTAG('a', 'v', 'c', '1'))
                              : (in_band ? MKTAG('h', 'e', 'v', '1') : MKTAG('h', 'v', 'c', '1'));
  parameters->width = columns, parameters->height = rows;
  parameters->sample_aspect_ratio = stream->sample_aspect_ratio = (AVRational){1, 1};
  parameters->extradata = remux.av_mallocz(count + AV_INPUT_BUFFER_PADDING_SIZE);
  if (!parameters->extradata) return AVERROR(ENOMEM);
  memcpy(parameters->extradata, record, count);
  parameters->extradata_size = (int)count;
  stream->time_base = own->base;
  return remux.avformat_write_header(own->format, NULL);
}

remux_output *remux_create(int codec, int columns, int rows, const uint8_t *record, size_t count,
                           int in_band, int numerator, int denominator, remux_write write,
                           void *context, char *message) {
  message[0] = 0;
  remux_output *own = remux_is_there() ? calloc(1, sizeof *own) : NULL;
  if (!own) {
    remux_say(message, "out of memory");
    return NULL;
  }
  own->write = write, own->context = context;
  own->base = (AVRational){numerator, denominator};
  int status = count < 1 << 20 ? begin(own) : AVERROR_INVALIDDATA;
  if (status >= 0) status = add_track(own, codec, columns, rows, record, count, in_band);
  if (status < 0) {
    remux_note(message, status);
    remux_discard(own);
    return NULL;
  }
  return own;
}

int remux_add(remux_output *own, const uint8_t *bytes, size_t size, int64_t shown, int64_t decoded,
              int64_t duration, int is_key, char *message) {
  if (size > INT_MAX - AV_INPUT_BUFFER_PADDING_SIZE) {
    return remux_say(message, "a frame is larger than 2 GiB");
  }
  AVPacket *packet = own->packet;
  remux.av_packet_unref(packet);
  int status = remux.av_new_packet(packet, (int)size);
  if (status < 0) return remux_note(message, status);
  memcpy(packet->data, bytes, size);
  packet->pts = shown, packet->dts = decoded, packet->duration = duration;
  if (is_key) packet->flags |= AV_PKT_FLAG_KEY;
  remux.av_packet_rescale_ts(packet, own->base, own->format->streams[0]->time_base);
  status = remux.av_write_frame(own->format, packet);
  return status < 0 ? remux_note(message, status) : 0;
}

int remux_finish(remux_output *own, char *message) {
  int status = remux.av_write_trailer(own->format);
  if (status >= 0) {
    remux.avio_flush(own->file);
    status = own->file->error;
  }
  return status < 0 ? remux_note(message, status) : 0;
}

void remux_discard(remux_output *own) {
  remux.av_packet_free(&own->packet);
  remux.avformat_free_context(own->format);
  if (own->file) {
    remux.av_freep(&own->file->buffer);
    remux.avio_context_free(&own->file);
  }
  free(own);
}
#endif

import asyncio, json, re, time
from pathlib import Path
import pytest
from tests.adapters.slack.blockkit import shown
from tests.adapters.slack.conftest import until
from tests.adapters.slack.server import Slack, Refusal
from tests.adapters.slack.test_whole_way import whole, reviewed, EXAMPLE, labelled
from tests.adapters.slack.test_pressed_buttons import button, labels, row, applied, reminded, pressed, everything
from tests.reviews import newer_version
from coach.chat.community_settings import CommunitySettings
from coach.store import settings
from sqlalchemy import select
from coach.store.tables import ReviewRow, ReminderRow

def dump(slack):
    for c, ms in slack.messages.items():
        for m in ms:
            if m.get("bot_id"):
                print("   ", c, m["ts"], "thr", m.get("thread_ts"), "|TEXT:", repr(m.get("text"))[:160], "|", repr(shown(m["blocks"]))[:160])
    for w in slack.whispers: print("    WHISPER", w["user"], w["channel"], repr(shown(w["blocks"]))[:300])
    for w in slack.responses: print("    RESP", w.get("response_type"), w.get("replace_original"), repr(shown(w["blocks"]))[:300])
    print("    SIGNS", sorted(slack.reactions)); print("    REFUSALS", slack.refusals)

async def two_files(slack, files, channel="C1", user="U1"):
    kept=[slack.keep_file(user,n,d) for n,d in files]
    m={"type":"message","subtype":"file_share","user":user,"text":"","ts":slack.stamp(),"channel":channel,"files":kept}
    slack.messages[channel].append(m)
    for f in kept: f["shares"].setdefault("public",{}).setdefault(channel,[]).append({"ts":m["ts"]})
    await slack.event({**m,"channel_type":"im" if channel[0]=="D" else "channel"})
    return m

@pytest.mark.parametrize("channel",["C1","DU1"])
async def test_s1_two_files_one_broken(slack, tmp_path, channel):
    async with whole(slack,tmp_path) as coach:
        m=await two_files(slack,[("broken.pdf",b"%PDF-1.7 torn"),("resume.pdf",EXAMPLE.read_bytes())],channel)
        await until(lambda: (channel,m["ts"],"white_check_mark") in slack.reactions,30)
        await asyncio.sleep(3)
        print("\nS1",channel); dump(slack)

async def test_s3_retry_after_and_second_event_after_restart(slack, tmp_path):
    async with whole(slack,tmp_path) as coach:
        slack.failures["conversations.replies"]=[]
        slack.failures["chat.postMessage"]=[Refusal("ratelimited",status=429,retry_after="8")]
        m=await slack.share("U1","C1","resume.pdf",EXAMPLE.read_bytes(),events=("message",))
        await until(lambda: "chat.postMessage: ratelimited" in slack.refusals,30)
        t0=time.time()
    n=len(slack.calls)
    async with whole(slack,tmp_path) as coach:
        f=m["files"][0]
        await slack.event({"type":"file_shared","file_id":f["id"],"user_id":"U1","channel_id":"C1","event_ts":slack.stamp()})
        await until(lambda: ("C1",m["ts"],"white_check_mark") in slack.reactions,60)
        first=[(meth) for meth,w in slack.calls[n:]]
        print("\nS3 done after",time.time()-t0, first[:14])
        dump(slack)

async def test_s4_stop_then_tomorrow(slack,tmp_path):
    async with whole(slack,tmp_path) as coach:
        msg=await reminded(slack)
        await pressed(slack,msg,"stop")
        await pressed(slack,msg,"snooze")
        async with coach.context.store.of("slack:T1") as s:
            r=(await s.scalars(select(ReminderRow))).one()
            print("\nS4 next_at",r.next_at,r.snoozed_until); dump(slack)

async def test_s5_two_stages_stale(slack,tmp_path):
    async with whole(slack,tmp_path) as coach:
        msg=await applied(slack)
        print("\nS5", labels(msg["blocks"]))
        for b in [e for bl in msg["blocks"] for e in bl.get("elements",()) if e.get("action_id","").startswith("stage")][:2][::-1]:
            before=len(slack.responses)
            await slack.press("U1","C1",msg,b["action_id"],b["value"])
            await until(lambda: len(slack.responses)>before,10)
        dump(slack)

async def test_s6_other_member_presses(slack,tmp_path):
    async with whole(slack,tmp_path) as coach:
        replies=await reviewed(slack,"U1","resume.pdf",EXAMPLE.read_bytes())
        for m in replies:
            for bl in m["blocks"]:
                for e in bl.get("elements",()):
                    if e.get("action_id"):
                        before=len(slack.responses); v=len(slack.views); c=len(slack.messages["C1"])
                        await slack.press("U2","C1",{**m,"thread_ts":replies[0]["thread_ts"]},e["action_id"],e.get("value",""))
                        await until(lambda: len(slack.responses)>before or len(slack.views)>v or len(slack.messages["C1"])>c,10)
                        last=slack.responses[-1] if len(slack.responses)>before else None
                        print("\nS6",e["text"]["text"] if "text" in e else e, "->", last and (last.get("response_type"),last.get("replace_original"),shown(last["blocks"])[:110]), list(slack.views.values())[-1].get("callback_id") if len(slack.views)>v else "")

async def test_s7_score_in_notifications(slack,tmp_path):
    async with whole(slack,tmp_path) as coach:
        await reviewed(slack,"U1","resume.pdf",EXAMPLE.read_bytes())
        await reviewed(slack,"U1","resume-v2.docx",newer_version())
        await slack.command("U1","C1","/resume-check private")
        await until(lambda: any("Delete my data" in shown(m["blocks"]) for m in slack.messages["DU1"]),30)
        print("\nS7")
        for meth,w in slack.calls:
            if meth in("chat.postMessage","chat.update","files.getUploadURLExternal","files.completeUploadExternal","chat.postEphemeral"):
                t=w.get("text") or w.get("filename") or w.get("files")
                alts=re.findall(r'"alt_text":\s*"([^"]*)"', json.dumps(w.get("blocks") or ""))
                print("   ",meth,repr(t)[:200], "ALT", alts, "ALTTXT",w.get("alt_txt"))

async def test_s9_home_after_delete(slack,tmp_path):
    async with whole(slack,tmp_path) as coach:
        replies=await reviewed(slack,"U1","resume.pdf",EXAMPLE.read_bytes())
        await slack.event({"type":"app_home_opened","user":"U1","tab":"home"})
        await until(lambda: slack.homes.pop("U1",None))
        await slack.press("U1","C1",{**replies[-1],"thread_ts":replies[0]["thread_ts"]},"delete-sure#0","1")
        page=await until(lambda: slack.homes.get("U1"),15)
        await asyncio.sleep(1)
        print("\nS9",shown(slack.homes["U1"]["blocks"])[:400])
